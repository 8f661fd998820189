import { isObject } from '../../lambda/contract/values';
import { type EmulatedCase, type FieldValueUnion, fieldOf } from './cases';
import { type Bounds, describe, listConstraint, textConstraint } from './validation';

/** Whether a filter finds a case. */
type CaseTest = (found: EmulatedCase) => boolean;

/** A filter that was read: what it finds, and which fields it asks for. */
export type ReadFilter = { finds: CaseTest; fieldIds: string[]; caseIds: string[] };

/** What is wrong with a filter, in the words of the service; or what of it is not emulated. */
type FilterProblem = { violation: string } | { notEmulated: string };

/** How deep filters may be nested is not published. */
const MAX_DEPTH = 20;

/** The published bounds. */
const FIELD_ID: Bounds = { min: 1, max: 500 };
const STRING_VALUE: Bounds = { min: 0, max: 4100 };
const LIST: Bounds = { min: 0, max: 10 };

/** Reads a filter: `field`, `not`, `andAll` and `orAll`, in each other. An `orAll` without members finds no case. */
export function readFilter(filter: unknown, at = 'filter', depth = 1): ReadFilter | FilterProblem {
  if (depth > MAX_DEPTH) return { notEmulated: `A filter of more than ${MAX_DEPTH} levels` };
  const only = onlyMember(filter, at, ['field', 'not', 'andAll', 'orAll', 'tag']);
  if (isProblem(only)) return only;
  const [name, value] = only;
  if (name === 'tag') return { notEmulated: 'A filter by tag' };
  if (name === 'field') return readFieldFilter(value, `${at}.field`);
  if (name === 'not') {
    const inner = readFilter(value, `${at}.not`, depth + 1);
    return isProblem(inner) ? inner : { ...inner, finds: (found) => !inner.finds(found) };
  }
  const violated = listConstraint(() => undefined)(value, LIST);
  if (violated) return { violation: describe(`${at}.${name}`, value, violated) };
  const inner = (value as unknown[]).map((each, index) => readFilter(each, `${at}.${name}[${index}]`, depth + 1));
  const problem = inner.find(isProblem);
  if (problem) return problem;
  const read = inner as ReadFilter[];
  return {
    fieldIds: read.flatMap(({ fieldIds }) => fieldIds),
    caseIds: read.flatMap(({ caseIds }) => caseIds),
    finds: (found) =>
      name === 'andAll' ? read.every((one) => one.finds(found)) : read.some((one) => one.finds(found)),
  };
}

/** Whether the value of a field passes, which may be missing. */
type Comparison = (actual: FieldValueUnion | undefined, wanted: FieldValueUnion) => boolean;

const COMPARISONS: Record<string, Comparison> = {
  equalTo: (actual, wanted) =>
    wanted.emptyValue === undefined ? compareValues(actual, wanted) === 0 : actual === undefined,
  contains: (actual, { stringValue }) =>
    stringValue !== undefined && (actual?.stringValue?.includes(stringValue) ?? false),
  greaterThan: (actual, wanted) => compareValues(actual, wanted) > 0,
  greaterThanOrEqualTo: (actual, wanted) => compareValues(actual, wanted) >= 0,
  lessThan: (actual, wanted) => compareValues(actual, wanted) < 0,
  lessThanOrEqualTo: (actual, wanted) => compareValues(actual, wanted) <= 0,
};

function readFieldFilter(filter: unknown, at: string): ReadFilter | FilterProblem {
  const only = onlyMember(filter, at, Object.keys(COMPARISONS));
  if (isProblem(only)) return only;
  const [name, operand] = only;
  const { id, value } = isObject(operand) ? operand : { id: undefined, value: undefined };
  const violated = textConstraint(id, FIELD_ID);
  if (violated) return { violation: describe(`${at}.${name}.id`, id, violated) };
  const wanted = readValue(value, `${at}.${name}.value`);
  if (isProblem(wanted)) return wanted;
  const fieldId = id as string;
  const passes = COMPARISONS[name] as Comparison;
  return {
    fieldIds: [fieldId],
    caseIds: fieldId === 'case_id' && wanted.stringValue !== undefined ? [wanted.stringValue] : [],
    finds: (found) => passes(fieldOf(found, fieldId), wanted),
  };
}

/** What a member of a value must be; undefined when it is that. */
const VALUES: Record<keyof FieldValueUnion, (value: unknown) => string | undefined> = {
  stringValue: (value) => textConstraint(value, STRING_VALUE),
  doubleValue: (value) => (typeof value === 'number' ? undefined : 'Member must be a number'),
  booleanValue: (value) => (typeof value === 'boolean' ? undefined : 'Member must be a boolean'),
  userArnValue: (value) => (typeof value === 'string' ? undefined : 'Member must be a string'),
  emptyValue: (value) => (isObject(value) ? undefined : 'Member must be an object'),
};

function readValue(value: unknown, at: string): FieldValueUnion | FilterProblem {
  const only = onlyMember(value, at, Object.keys(VALUES));
  if (isProblem(only)) return only;
  const [name, given] = only;
  const violated = VALUES[name as keyof FieldValueUnion](given);
  return violated ? { violation: describe(`${at}.${name}`, given, violated) } : { [name]: given };
}

/** The one member that a union has. */
function onlyMember(union: unknown, at: string, names: string[]): [name: string, value: unknown] | FilterProblem {
  const members = isObject(union) ? Object.entries(union).filter(([, value]) => value != null) : [];
  const [first, ...others] = members.filter(([name]) => names.includes(name));
  if (first !== undefined && others.length === 0 && members.length === 1) return first;
  return { violation: describe(at, union, `Member must have exactly one of the members ${names.join(', ')}`) };
}

function isProblem(read: object): read is FilterProblem {
  return 'violation' in read || 'notEmulated' in read;
}

/**
 * Compares two values: below zero when the first comes first. Moments are compared as such, other strings by their
 * characters. NaN when one is missing or they are of different kinds.
 */
export function compareValues(one: FieldValueUnion | undefined, other: FieldValueUnion | undefined): number {
  const [[kind, a] = [], [otherKind, b] = []] = [Object.entries(one ?? {})[0], Object.entries(other ?? {})[0]];
  if (kind === undefined || kind !== otherKind) return Number.NaN;
  const [left, right] = [ordered(a), ordered(b)];
  if (typeof left !== typeof right) return compare(String(a), String(b));
  return compare(left, right);
}

/** A moment in ISO 8601 as a number, anything else as it is. */
function ordered(value: unknown): string | number {
  if (typeof value !== 'string') return Number(value);
  const moment = /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? value : moment;
}

function compare<T extends string | number>(a: T, b: T): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
