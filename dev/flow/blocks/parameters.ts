import { type Action, shown } from '../content/content';
import { readReference, referencesIn } from '../content/references';
import { isObject } from '../content/values';

export type Parameters = Record<string, unknown>;

/** What the page of a block says of one parameter. */
export type ParameterRule = {
  /** It must be there; a text says why. */
  required?: true | string;
  /** Whether a value is right; any value is where this is missing. */
  accepts?: (value: unknown, parameters: Parameters) => boolean;
  /** What the value must be, for the message; a function where that depends on other parameters. */
  expected?: string | ((parameters: Parameters) => string);
};

export const optional: ParameterRule = {};
export const required: ParameterRule = { required: true };
export const isAnObject: ParameterRule = { accepts: isObject, expected: 'an object' };
export const reference: ParameterRule = {
  accepts: (value) => typeof value === 'string' && readReference(value) !== undefined,
  expected: 'one reference, like $.External.caseCount',
};

/** The same rule of a parameter that must be there. */
export function must(rule: ParameterRule, why?: string): ParameterRule {
  return { ...rule, required: why ?? true };
}

/** One of a list of values; it cannot depend on the contact. */
export function oneOf(values: readonly string[]): ParameterRule {
  return {
    accepts: (value) => values.includes(value as string),
    expected: values.join(' or '),
  };
}

/** A whole number of a range, as a number or a string; or a reference. */
export function wholeNumber(min: number, max = Number.MAX_SAFE_INTEGER): ParameterRule {
  const isInRange = (value: unknown) => /^\d+$/.test(String(value)) && Number(value) >= min && Number(value) <= max;
  return {
    accepts: (value) => isDynamic(value) || isInRange(value),
    expected:
      max === Number.MAX_SAFE_INTEGER ? `a whole number from ${min} on` : `a whole number from ${min} to ${max}`,
  };
}

/** Whether the value depends on the contact. */
export function isDynamic(value: unknown): boolean {
  return typeof value === 'string' && referencesIn(value).length > 0;
}

/** A problem with one parameter. */
export type ParameterProblem = { parameter: string; problem: string };

/** The required parameters that a block lacks. */
export function missingParameters(
  { Parameters }: Action,
  rules: Record<string, ParameterRule> = {},
): ParameterProblem[] {
  return Object.entries(rules).flatMap(([parameter, { required: why }]) => {
    if (why === undefined || parameter in Parameters) return [];
    return [{ parameter, problem: `has no parameter ${parameter}${why === true ? '' : `: ${why}`}` }];
  });
}

/** The parameters of a block whose values are not what its page demands. */
export function wrongValues({ Parameters }: Action, rules: Record<string, ParameterRule> = {}): ParameterProblem[] {
  return Object.entries(rules).flatMap(([parameter, { accepts, expected = '' }]) => {
    const value = Parameters[parameter];
    if (value === undefined || accepts === undefined || accepts(value, Parameters)) return [];
    const right = typeof expected === 'string' ? expected : expected(Parameters);
    return [{ parameter, problem: `${parameter} was ${shown(value)}; it must be ${right}` }];
  });
}
