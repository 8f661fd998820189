import { isObject } from '../../../lambda/core/values';
import { type Reference, readReference, replaceReferences } from '../language/references';
import { BlockError } from './errors';
import type { FlowData } from './state';

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
];

/** Puts the values of all references into a text; what is not there is empty. @throws BlockError */
export function resolve(text: string, data: FlowData): string {
  return replaceReferences(text, (reference) => follow(reference, data) ?? '');
}

/** The value of a text that is one reference; undefined when it is not there. @throws BlockError */
export function lookUp(text: string, data: FlowData): string | undefined {
  const reference = readReference(text);
  if (reference === undefined)
    throw new BlockError(`refers to "${text}", which is no reference, like $.External.caseCount`);
  return follow(reference, data);
}

function follow(reference: Reference, data: FlowData): string | undefined {
  const [namespace = '', ...path] = reference.path;
  if (namespace === 'Attributes') return leaf(reference, data.attributes, path);
  if (namespace === 'External') return leaf(reference, data.answer, path);
  if (namespace === 'LambdaInvocation' && path[0] === 'ResultData') return leaf(reference, data.answer, path.slice(1));
  if (Object.hasOwn(data.contact, namespace) || CONTACT_DATA.includes(namespace)) {
    return leaf(reference, data.contact, reference.path);
  }
  const known = ['Attributes', 'External', 'LambdaInvocation.ResultData', ...CONTACT_DATA].join(', ');
  throw new BlockError(`reads ${reference.text}, which is not known here; known are ${known}`);
}

/** The text at the end of a path: a flow refers to single values only. */
function leaf({ text }: Reference, root: unknown, path: string[]): string | undefined {
  const value = path.reduce<unknown>(
    (inside, name) => (isObject(inside) && Object.hasOwn(inside, name) ? inside[name] : undefined),
    root,
  );
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'object') return String(value);
  throw new BlockError(
    `reads ${text}, which is ${Array.isArray(value) ? 'a list' : 'an object'}; a flow can read single values only`,
  );
}
