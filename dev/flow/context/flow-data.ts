import { type Action, nameOf } from '../content/content';
import { readCondition } from '../content/operators';
import { CONTACT_NAMESPACES, type Reference, readReference, replaceReferences } from '../content/references';
import { isObject } from '../content/values';
import type { FlowData } from './context';
import { BlockError, MissingStubError } from './errors';

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

/** The branch of the first condition of a block that a value meets; undefined when it meets none. */
export function firstMet(value: string, { Transitions }: Action, data: FlowData): string | undefined {
  const met = Transitions.Conditions.find(({ Condition }) => {
    const condition = readCondition(Condition);
    return typeof condition !== 'string' && condition.meets(value, resolve(condition.operand, data));
  });
  return met && nameOf(met.Condition);
}

/** What the flow or its function made, as opposed to the contact's own data. */
const SHOWN = ['External', 'LambdaInvocation', 'Attributes', 'Channel', 'Queue', 'Modules'];

/** A value as the terminal shows it: the contact's own data, such as a phone number, is not shown. */
export function shownValue(reference: string, value: string | undefined): string {
  if (value === undefined) return 'not there';
  return SHOWN.includes(readReference(reference)?.path[0] ?? '') ? `"${value}"` : 'there';
}

/** Whether a reference reads the contact, or what a block has left; otherwise no block has set it. */
export function isSet({ path }: Reference, { contact, results }: FlowData): boolean {
  const [namespace = ''] = path;
  // A block that sets a queue knows its ARN; only the instance has the rest, such as the number for outbound calls.
  if (namespace === 'Queue' && isObject(contact.Queue)) return path.reduce<unknown>(memberOf, contact) !== undefined;
  const isAlwaysThere = namespace === 'Attributes' || CONTACT_NAMESPACES.includes(namespace);
  const holder = namespace === 'LambdaInvocation' ? 'External' : namespace;
  return isAlwaysThere || Object.hasOwn(results, holder) || Object.hasOwn(contact, namespace);
}

function follow(reference: Reference, data: FlowData): string | undefined {
  const [namespace = '', ...path] = reference.path;
  if (namespace === 'Attributes') return leaf(reference, data.attributes, path);
  if (namespace === 'LambdaInvocation' && path[0] === 'ResultData') {
    return leaf(reference, data.results.External, path.slice(1));
  }
  if (Object.hasOwn(data.results, namespace)) return leaf(reference, data.results, reference.path);
  if (namespace === 'Queue' && path[0] === 'Name') refuseUnnamedQueue(reference, data);
  if (namespace === 'AwsRegion') return leaf(reference, { AwsRegion: regionOf(data.contact) }, reference.path);
  return leaf(reference, data.contact, reference.path);
}

/** A block sets a queue by its id; only the instance knows the name. */
function refuseUnnamedQueue({ text }: Reference, { unnamedQueue }: FlowData): void {
  if (unnamedQueue === undefined) return;
  throw new MissingStubError(`reads ${text} of the queue ${unnamedQueue}`, 'queues', [unnamedQueue]);
}

/** The Region is part of the ARN of the instance. */
function regionOf({ AwsRegion, InstanceARN }: Record<string, unknown>): unknown {
  return AwsRegion ?? (typeof InstanceARN === 'string' ? InstanceARN.split(':')[3] : undefined);
}

/** The string at the end of a path: a flow refers to single values only. */
function leaf({ text }: Reference, root: unknown, path: string[]): string | undefined {
  const value = path.reduce<unknown>(memberOf, root);
  const single = untyped(value);
  if (single === undefined || single === null) return undefined;
  if (typeof single !== 'object') return String(single);
  throw new BlockError(
    `reads ${text}, which is ${Array.isArray(single) ? 'a list' : 'an object'}; a flow can read single values only`,
  );
}

function memberOf(inside: unknown, name: string): unknown {
  const value = untyped(inside);
  const hasMembers = isObject(value) || Array.isArray(value);
  return hasMembers && Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** A segment attribute is an object that holds one value, in a member that is named for its type (SegmentAttributeValue). */
const VALUE_MEMBERS = ['ValueString', 'ValueInteger', 'ValueArn', 'ValueMap', 'ValueList'];

function untyped(value: unknown): unknown {
  const member = isObject(value) && VALUE_MEMBERS.find((name) => value[name] !== undefined && value[name] !== null);
  return member ? (value as Record<string, unknown>)[member] : value;
}
