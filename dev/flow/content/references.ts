/** A reference to the data of a flow, such as `$.External.caseCount`. */
export type Reference = { text: string; path: string[] };

const SEGMENT = /\.([\w-]+)|\.?\['([^']+)'\]|\[(\d+)\]/g;
const PATH = /\$(?:\.[\w-]+|\.?\['[^']+'\])(?:\.[\w-]+|\.?\['[^']+'\]|\[\d+\])*/;

/** A reference to an element of a list may be in backticks, which are not part of what is said. */
const REFERENCE = new RegExp(`\`${PATH.source}\\[\\d+\\]\`|${PATH.source}`, 'g');

/** The references to single values of the contact that AWS publishes, as an event has them (connect-attrib-list). */
export const CONTACT_VALUES = [
  ...['ContactId', 'InitialContactId', 'PreviousContactId', 'RelatedContactId', 'InstanceARN', 'AwsRegion', 'Channel'],
  ...['InitiationMethod', 'CustomerId', 'Name', 'Description', 'LanguageCode'],
];

/** The first words of all references to data of the contact, likewise. */
export const CONTACT_NAMESPACES = [
  ...CONTACT_VALUES,
  ...[
    'CustomerEndpoint',
    'SystemEndpoint',
    'AdditionalEmailRecipients',
    'Queue',
    'References',
    'MediaStreams',
    'Media',
  ],
  ...['Capabilities', 'Tags', 'SegmentAttributes', 'Task', 'Agent'],
];

/** The references in a string, in their order. */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(REFERENCE)].map(([reference]) => read(reference));
}

/** Reads a string that is nothing but one reference; undefined when it is not. */
export function readReference(text: string): Reference | undefined {
  return new RegExp(`^(?:${REFERENCE.source})$`).test(text) ? read(text) : undefined;
}

/** Puts something in the place of every reference in a string. */
export function replaceReferences(text: string, replace: (reference: Reference) => string): string {
  return text.replace(REFERENCE, (reference) => replace(read(reference)));
}

/** The key of a Lambda function's answer that a reference reads; undefined when it reads something else. */
export function answerKey({ path }: Reference): string | undefined {
  const [first, second, ...rest] = path;
  if (first === 'External') return [second, ...rest].join('.');
  return first === 'LambdaInvocation' && second === 'ResultData' ? rest.join('.') : undefined;
}

/** The contact attribute that a string is a reference to; undefined when it is anything else. */
export function attributeRead(text: unknown): string | undefined {
  const [namespace, name, ...rest] = (typeof text === 'string' ? readReference(text)?.path : undefined) ?? [];
  return namespace === 'Attributes' && rest.length === 0 ? name : undefined;
}

function read(text: string): Reference {
  const segments = [...text.matchAll(SEGMENT)];
  return { text, path: segments.map(([, name, quoted, index]) => (name ?? quoted ?? index) as string) };
}
