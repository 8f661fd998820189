import { type Action, shown } from '../content/content';
import { readReference, referencesIn } from '../content/references';
import { isObject } from '../content/values';
import { isOtherThan, type Resource } from './resources';

export type Parameters = Record<string, unknown>;

/** What the page of a block says of one parameter. */
export type ParameterRule = {
  /** It must be there; a string says why. */
  required?: true | string;
  /** Whether a value is right; any value is where this is missing. */
  accepts?: (value: unknown, parameters: Parameters) => boolean;
  /** What the value must be, for the message; a function where that depends on other parameters. */
  expected?: string | ((parameters: Parameters) => string);
  /** The rules of its members, where the value is an object; of each item's, where it is a list. */
  members?: Record<string, ParameterRule>;
  /** The kind of resource that it names, by ARN or id. */
  resource?: Resource;
  /** Where it can hold an empty string: its page gives that a meaning, or published blocks have it. */
  mayBeEmpty?: 'anywhere' | 'in lists';
};

export const optional: ParameterRule = {};
export const required: ParameterRule = { required: true };
export const isAnObject: ParameterRule = { accepts: isObject, expected: 'an object' };
export const reference: ParameterRule = {
  accepts: (value) => isReference(value),
  expected: 'one reference, like $.External.caseCount',
};

/** The same rule of a parameter that must be there. */
export function must(rule: ParameterRule, why?: string): ParameterRule {
  return { ...rule, required: why ?? true };
}

/** An object with members of these rules; any object that comes from a reference as a whole. */
export function object(members: Record<string, ParameterRule>): ParameterRule {
  return { members };
}

/** One of a list of values; it cannot depend on the contact. */
export function oneOf(values: readonly string[]): ParameterRule {
  return {
    accepts: (value) => values.includes(value as string),
    expected: values.join(' or '),
  };
}

/** The same rule, or one reference in the place of the value. */
export function orReference({ accepts, expected }: ParameterRule): ParameterRule {
  const isRight = (value: unknown, parameters: Parameters) => accepts?.(value, parameters) ?? true;
  return {
    accepts: (value, parameters) => isReference(value) || isRight(value, parameters),
    expected: `${expected}, or one reference`,
  };
}

/** A list whose items are of a list of values. */
export function listOf(values: readonly string[]): ParameterRule {
  return {
    accepts: (list) => Array.isArray(list) && list.every((item) => values.includes(item)),
    expected: `a list of ${values.join(' and ')}`,
  };
}

/** True or False, in any spelling that the designer exports. */
export const flag: ParameterRule = {
  accepts: (value) => /^(true|false)$/i.test(String(value)),
  expected: 'True or False',
};

/** An id or ARN: whole in the content, or one reference; not a string with references in it. */
export const whole: ParameterRule = {
  accepts: (value) => typeof value !== 'string' || !isDynamic(value) || isReference(value),
  expected: 'fixed, or nothing but one reference',
};

/** The id or ARN of a resource: whole in the content, or one reference. */
export function idOf(resource: Resource): ParameterRule {
  return { ...whole, resource };
}

/** A value that cannot depend on the contact. */
export const fixed: ParameterRule = {
  accepts: (value) => !isDynamic(value),
  expected: 'fixed: no reference is allowed',
};

/** A whole number of a range, as a number or a string, which cannot depend on the contact. */
export function fixedNumber(min = -Infinity, max = Infinity): ParameterRule {
  const range = max === Infinity ? ` from ${min} on` : ` from ${min} to ${max}`;
  return {
    accepts: (value) => /^-?\d+$/.test(String(value)) && Number(value) >= min && Number(value) <= max,
    expected: `a whole number${min === -Infinity ? '' : range}`,
  };
}

/** A whole number of a range, as a number or a string; or a reference. */
export function wholeNumber(min: number, max?: number): ParameterRule {
  const number = fixedNumber(min, max);
  return {
    ...number,
    accepts: (value, parameters) => isDynamic(value) || (number.accepts?.(value, parameters) ?? true),
  };
}

function isReference(value: unknown): boolean {
  return typeof value === 'string' && readReference(value) !== undefined;
}

/** Whether the value depends on the contact. */
export function isDynamic(value: unknown): boolean {
  return typeof value === 'string' && referencesIn(value).length > 0;
}

/** A problem with one parameter: the members that lead to it, and the rest of a sentence that begins with the block. */
export type ParameterProblem = { path: (string | number)[]; problem: string };

type Rules = Record<string, ParameterRule>;

/** The required parameters that a block lacks. */
export function missingParameters({ Parameters }: Action, rules: Rules = {}): ParameterProblem[] {
  return everyRule(Parameters, rules).flatMap(({ path, value, rule: { required: why } }) => {
    if (why === undefined || value !== undefined) return [];
    return [{ path, problem: `has no parameter ${nameOf(path)}${why === true ? '' : `: ${why}`}` }];
  });
}

/** The parameters of a block whose values are not what its page demands. */
export function wrongValues({ Parameters }: Action, rules: Rules = {}): ParameterProblem[] {
  return everyRule(Parameters, rules).flatMap(({ path, value, owner, rule: { accepts, expected = '' } }) => {
    if (value === undefined || accepts === undefined || accepts(value, owner)) return [];
    const right = typeof expected === 'string' ? expected : expected(owner);
    return [{ path, problem: `${nameOf(path)} was ${shown(value)}; it must be ${right}` }];
  });
}

/** The parameters of a block that name another kind of resource than they are for. */
export function wrongResources({ Parameters }: Action, rules: Rules = {}): ParameterProblem[] {
  return everyRule(Parameters, rules).flatMap(({ path, value, rule: { resource } }) =>
    resource !== undefined && isOtherThan(resource, value)
      ? [{ path, problem: `${nameOf(path)} is not the ARN of ${resource.what}` }]
      : [],
  );
}

/** The empty strings in the parameters of a block, but for those that may be there. */
export function emptyStrings({ Parameters }: Action, rules: Rules = {}): ParameterProblem[] {
  return Object.entries(Parameters).flatMap(([name, value]) => {
    const { mayBeEmpty } = rules[name] ?? {};
    if (mayBeEmpty === 'anywhere') return [];
    const empty = emptyIn(value, [name]).filter(
      (path) => mayBeEmpty === undefined || !path.some((part) => typeof part === 'number'),
    );
    return empty.map((path) => ({ path, problem: `has an empty ${nameOf(path)}` }));
  });
}

function emptyIn(value: unknown, path: (string | number)[]): (string | number)[][] {
  if (value === '') return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => emptyIn(item, [...path, index]));
  return isObject(value) ? Object.entries(value).flatMap(([name, inner]) => emptyIn(inner, [...path, name])) : [];
}

type Ruled = { path: (string | number)[]; value: unknown; owner: Parameters; rule: ParameterRule };

/** Every parameter of which there is a rule, and the members of those that are there. */
function everyRule(owner: Parameters, rules: Rules, inside: (string | number)[] = []): Ruled[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const path = [...inside, name];
    const value = owner[name];
    const { members } = rule;
    const items = Array.isArray(value)
      ? value.map((item, index) => ({ item, at: [...path, index] }))
      : [{ item: value, at: path }];
    const deeper =
      members === undefined
        ? []
        : items.flatMap(({ item, at }) => (isObject(item) ? everyRule(item, members, at) : []));
    return [{ path, value, owner, rule }, ...deeper];
  });
}

function nameOf(path: (string | number)[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('');
}
