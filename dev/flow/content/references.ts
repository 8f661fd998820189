import { meantName } from './spelling';

/** A reference to the data of a flow, such as `$.External.caseCount`. */
export type Reference = { text: string; path: string[] };

const SEGMENT = /\.([\w-]+)|\.?\['([^']+)'\]|\[(\d+)\]/g;
const REFERENCE = /\$(?:\.[\w-]+|\.?\['[^']+'\])(?:\.[\w-]+|\.?\['[^']+'\]|\[\d+\])*/g;

/** The first words of the references that AWS publishes, with what gives them a value (connect-attrib-list). */
export const NAMESPACES = {
  /** The contact's data, as an event has them. */
  contact: [
    ...[
      'ContactId',
      'InitialContactId',
      'PreviousContactId',
      'RelatedContactId',
      'InstanceARN',
      'AwsRegion',
      'Channel',
    ],
    ...['InitiationMethod', 'CustomerEndpoint', 'SystemEndpoint', 'AdditionalEmailRecipients', 'CustomerId', 'Queue'],
    ...['Name', 'Description', 'LanguageCode', 'References', 'MediaStreams', 'Media', 'Capabilities', 'Tags'],
    ...['SegmentAttributes', 'Task', 'Agent'],
  ],
  /** What blocks of the flow leave, other than attributes and the answer of a Lambda function. */
  blocks: [
    ...['Lex', 'StoredCustomerInput', 'FlowAttributes', 'Customer', 'Case', 'Metrics', 'Views', 'Loop', 'Modules'],
    ...['DataTables', 'DataTableList', 'Email', 'Wisdom', 'TextToSpeechVoiceId'],
  ],
  attributes: ['Attributes'],
  answer: ['External', 'LambdaInvocation'],
};

const PUBLISHED = Object.values(NAMESPACES).flat();

/** The references in a text, in their order; a text without any stands for itself. */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(REFERENCE)].map(([reference]) => read(reference));
}

/** Reads a text that is nothing but one reference; undefined when it is not. */
export function readReference(text: string): Reference | undefined {
  return new RegExp(`^${REFERENCE.source}$`).test(text) ? read(text) : undefined;
}

/** Puts something in the place of every reference in a text. */
export function replaceReferences(text: string, replace: (reference: Reference) => string): string {
  return text.replace(REFERENCE, (reference) => replace(read(reference)));
}

/** The key of a Lambda function's answer that a reference reads; undefined when it reads something else. */
export function answerKey({ path }: Reference): string | undefined {
  const [first, second, ...rest] = path;
  if (first === 'External') return [second, ...rest].join('.');
  return first === 'LambdaInvocation' && second === 'ResultData' ? rest.join('.') : undefined;
}

/** The contact attribute that a text is a reference to; undefined when it is anything else. */
export function attributeRead(text: unknown): string | undefined {
  const [namespace, name, ...rest] = (typeof text === 'string' ? readReference(text)?.path : undefined) ?? [];
  return namespace === 'Attributes' && rest.length === 0 ? name : undefined;
}

/** What is wrong with a reference whose first word AWS does not publish; undefined when it is published. */
export function unpublished({ text, path: [namespace = ''] }: Reference): string | undefined {
  if (PUBLISHED.includes(namespace)) return undefined;
  const meant = meantName(namespace, PUBLISHED);
  return `reads ${text}, which is not among the published references${meant ? ` (did you mean $.${meant}?)` : ''}`;
}

function read(text: string): Reference {
  const segments = [...text.matchAll(SEGMENT)];
  return { text, path: segments.map(([, name, quoted, index]) => (name ?? quoted ?? index) as string) };
}
