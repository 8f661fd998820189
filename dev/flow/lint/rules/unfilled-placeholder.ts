import type { Finding } from '../../content/finding';
import { isObject } from '../../content/values';
import { END, exampleFlow, say } from '../example';
import { type FunctionDefinition, namesOf } from '../functions';
import { defineRule, findingOf, type Report } from '../rule';

/** The beginning of a placeholder. Flow content has no other use for it. */
const PLACEHOLDER_START = /\$\{|\{\{/;

export const unfilledPlaceholder = defineRule({
  id: 'unfilled-placeholder',
  level: 'warning',
  page: 'flows/README.md',
  why: 'A placeholder that nothing fills in reaches Connect as it is.',
  bad: exampleFlow(say(`Call ${'$'}{Number}`), END),
  good: exampleFlow(say('Call us'), END),
  check: ({ parsed, functions, modules }) =>
    placeholdersIn(parsed, [...functions.flatMap(namesOf), ...modules.map(({ id }) => id)]),
});

/** The placeholders that nothing fills in, but for those in the place of a known function or module. */
function placeholdersIn(parsed: unknown, allowed: string[]): Report[] {
  return leftover(parsed, allowed, []).map(({ path, text }) => ({
    at: `$${path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')}`,
    path,
    problem: `holds "${text}", a placeholder that is not filled in here`,
  }));
}

/** The same of a test case. */
export function unfilledPlaceholders(parsed: unknown, functions: FunctionDefinition[]): Finding[] {
  return placeholdersIn(parsed, functions.flatMap(namesOf)).map((report) => findingOf(unfilledPlaceholder, report));
}

/** Every string, and every name of a member, that holds a placeholder other than those allowed. Metadata is free. */
function leftover(
  value: unknown,
  allowed: string[],
  path: (string | number)[],
): { path: (string | number)[]; text: string }[] {
  if (typeof value === 'string')
    return PLACEHOLDER_START.test(value) && !allowed.includes(value) ? [{ path, text: value }] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => leftover(item, allowed, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (path.length === 0 && name === 'Metadata') return [];
    const inside = [...path, name];
    return [
      ...(PLACEHOLDER_START.test(name) ? [{ path: inside, text: name }] : []),
      ...leftover(inner, allowed, inside),
    ];
  });
}
