import { isObject } from '../../../lambda/core/values';
import { type Reference, readReference, replaceReferences } from '../language/references';
import type { FlowData } from './data';
import { BlockError, MissingReplyError } from './errors';

/** The contact's data that Connect publishes references for and that an event may lack. */
const CONTACT_DATA = [
  'ContactId',
  'InitialContactId',
  'PreviousContactId',
  'RelatedContactId',
  'InstanceARN',
  'AwsRegion',
  'Channel',
  'InitiationMethod',
  'CustomerEndpoint',
  'SystemEndpoint',
  'CustomerId',
  'Queue',
  'Name',
  'Description',
  'LanguageCode',
  'References',
  'MediaStreams',
  'Tags',
  'SegmentAttributes',
  'Agent',
];

/** What blocks leave; a reference to what no block has left yet has no value. */
const RESULTS = [
  'External',
  'FlowAttributes',
  'StoredCustomerInput',
  'Lex',
  'Views',
  'Metrics',
  'Case',
  'Customer',
  'Modules',
  'Loop',
  'Wisdom',
  'DataTables',
  'DataTableList',
  'TextToSpeechVoiceId',
  'CustomerCallbackNumber',
];

/** Puts the values of all references into a string; what is not there is empty. @throws BlockError */
export function resolve(text: string, data: FlowData): string {
  return replaceReferences(text, (reference) => follow(reference, data) ?? '');
}

/** Resolves every string inside a value. @throws BlockError */
export function resolveAll(value: unknown, data: FlowData): unknown {
  if (typeof value === 'string') return resolve(value, data);
  if (Array.isArray(value)) return value.map((item) => resolveAll(item, data));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, resolveAll(inner, data)]));
}

/** The value of a string that is one reference; undefined when it is not there. @throws BlockError */
export function lookUp(text: string, data: FlowData): string | undefined {
  const reference = readReference(text);
  if (reference === undefined)
    throw new BlockError(`refers to "${text}", which is not a reference like $.External.caseCount`);
  return follow(reference, data);
}

function follow(reference: Reference, data: FlowData): string | undefined {
  const [namespace = '', ...path] = reference.path;
  if (namespace === 'Attributes') return leaf(reference, data.attributes, path);
  if (namespace === 'LambdaInvocation' && path[0] === 'ResultData') {
    return leaf(reference, data.results.External, path.slice(1));
  }
  if (RESULTS.includes(namespace) || namespace === 'LambdaInvocation') {
    return leaf(reference, data.results, reference.path);
  }
  if (namespace === 'Queue' && path[0] === 'Name') refuseUnnamedQueue(reference, data);
  if (namespace === 'AwsRegion') return leaf(reference, { AwsRegion: regionOf(data.contact) }, reference.path);
  if (Object.hasOwn(data.contact, namespace) || CONTACT_DATA.includes(namespace)) {
    return leaf(reference, data.contact, reference.path);
  }
  const known = ['Attributes', 'LambdaInvocation.ResultData', ...RESULTS, ...CONTACT_DATA].join(', ');
  throw new BlockError(`reads ${reference.text}, which is not known here; known are ${known}`);
}

/** A block sets a queue by its id; only the instance knows the name. */
function refuseUnnamedQueue({ text }: Reference, { unnamedQueue }: FlowData): void {
  if (unnamedQueue === undefined) return;
  throw new MissingReplyError(`reads ${text} of the queue ${unnamedQueue}`, 'queues', unnamedQueue);
}

/** The Region is part of the ARN of the instance. */
function regionOf({ AwsRegion, InstanceARN }: Record<string, unknown>): unknown {
  return AwsRegion ?? (typeof InstanceARN === 'string' ? InstanceARN.split(':')[3] : undefined);
}

/** The string at the end of a path: a flow refers to single values only. */
function leaf({ text }: Reference, root: unknown, path: string[]): string | undefined {
  const value = path.reduce<unknown>(
    (inside, name) =>
      (isObject(inside) || Array.isArray(inside)) && Object.hasOwn(inside, name)
        ? (inside as Record<string, unknown>)[name]
        : undefined,
    root,
  );
  // A segment attribute is an object that holds one value.
  const single = isObject(value) && Object.hasOwn(value, 'ValueString') ? value.ValueString : value;
  if (single === undefined || single === null) return undefined;
  if (typeof single !== 'object') return String(single);
  throw new BlockError(
    `reads ${text}, which is ${Array.isArray(single) ? 'a list' : 'an object'}; a flow can read single values only`,
  );
}
