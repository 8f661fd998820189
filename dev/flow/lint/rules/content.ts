import { branchesOf } from '../../blocks/branches';
import { type Finding, SOURCES } from '../../content/finding';
import { isObject } from '../../content/values';
import { END, exampleFlow, say } from '../example';
import { type FunctionDefinition, namesOf } from '../functions';
import { reachableFrom } from '../paths';
import { defineRule, eachBlock, findingOf, type Report } from '../rule';
import { ignoredRules, METADATA_KEY } from '../suppression';

/** Reading the content itself finds what is wrong with its form; then no other rule is applied. */
export const flowForm = defineRule({
  id: 'flow-form',
  level: 'error',
  page: SOURCES.actions,
  why: 'Content that does not have the form of the flow language cannot be read.',
  bad: { ...exampleFlow(END), Version: '2018-01-01' },
  good: exampleFlow(END),
  check: () => [],
});

const MAX_BLOCKS = 250;
const prompts = (count: number) => exampleFlow(...Array.from({ length: count - 1 }, () => say('Hello')), END);

export const tooManyBlocks = defineRule({
  id: 'too-many-blocks',
  level: 'error',
  page: SOURCES.example,
  why: `A flow has at most ${MAX_BLOCKS} blocks.`,
  bad: prompts(MAX_BLOCKS + 1),
  good: prompts(MAX_BLOCKS),
  check({ content: { Actions } }) {
    if (Actions.length <= MAX_BLOCKS) return [];
    const problem = `are ${Actions.length} blocks; a flow has at most ${MAX_BLOCKS}: move some into a module`;
    return [{ at: 'Actions', path: ['Actions'], problem }];
  },
});

export const duplicateIdentifier = defineRule({
  id: 'duplicate-identifier',
  level: 'error',
  page: SOURCES.actions,
  why: 'Branches name blocks by their identifiers, so two blocks cannot share one.',
  bad: exampleFlow(say('Hello'), END, { ...END, Identifier: '1' }),
  good: exampleFlow(say('Hello'), END),
  check({ content: { Actions } }) {
    const first = new Map<string, number>();
    return Actions.flatMap((action, index) => {
      if (!first.has(action.Identifier)) first.set(action.Identifier, index);
      const isFirst = first.get(action.Identifier) === index;
      return isFirst ? [] : [{ at: action, path: ['Identifier'], problem: 'has the identifier of another block' }];
    });
  },
});

const MAX_CHARACTERS = 50;
const FORBIDDEN = /[%:(\\/)=$,;[\]{}]/g;
const RESERVED = [
  '__proto__',
  'constructor',
  '__defineGetter__',
  '__defineSetter__',
  'toString',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'valueOf',
];

const named = (Identifier: string) => ({ ...exampleFlow({ ...END, Identifier }), StartAction: Identifier });

export const blockIdentifier = defineRule({
  id: 'block-identifier',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses identifiers that are empty, too long, reserved, or have certain characters.',
  bad: named('say: hello'),
  good: named('say hello'),
  check: eachBlock((action) =>
    identifierProblems(action.Identifier).map((problem) => ({ at: action, path: ['Identifier'], problem })),
  ),
});

/** What is wrong with an identifier, of a block as of anything in a test case. */
export function identifierProblems(identifier: string): string[] {
  const problems: string[] = [];
  if (identifier === '') problems.push('has an empty identifier');
  if (identifier.length > MAX_CHARACTERS) {
    problems.push(`has an identifier of ${identifier.length} characters; at most ${MAX_CHARACTERS} are allowed`);
  }
  const forbidden = [...new Set(identifier.match(FORBIDDEN))];
  if (forbidden.length > 0) problems.push(`has an identifier with ${forbidden.join(' ')}, which is not allowed`);
  if (RESERVED.includes(identifier)) problems.push('has an identifier that is reserved');
  return problems;
}

export const unreachableBlock = defineRule({
  id: 'unreachable-block',
  level: 'warning',
  page: SOURCES.actions,
  why: 'No contact ever comes to a block to which no path leads from the start.',
  bad: exampleFlow(END, say('Hello', { next: '0', errors: ['NoMatchingError>0'] })),
  good: exampleFlow(say('Hello'), END),
  // Of blocks that cannot be reached only the first is named: the others come after it.
  check({ content, blocks }) {
    if (!blocks.has(content.StartAction)) return [];
    const reached = reachableFrom(content.StartAction, blocks);
    const lost = content.Actions.filter(({ Identifier }) => !reached.has(Identifier));
    const behindOthers = new Set(lost.flatMap(branchesOf).map(({ target }) => target));
    const firstFirst = lost.toSorted(
      (one, other) => Number(behindOthers.has(one.Identifier)) - Number(behindOthers.has(other.Identifier)),
    );
    return firstFirst.flatMap((action) => {
      if (reached.has(action.Identifier)) return [];
      for (const identifier of reachableFrom(action.Identifier, blocks)) reached.add(identifier);
      return [{ at: action, problem: 'cannot be reached from the start' }];
    });
  },
});

const ignoring = (rule: string) => ({ ...exampleFlow(END), Metadata: { [METADATA_KEY]: { ignore: [rule] } } });

export const unknownRule = defineRule({
  id: 'unknown-rule',
  level: 'warning',
  page: 'docs/rules.md',
  why: 'A suppression that names no rule suppresses nothing.',
  bad: ignoring('no-such-rule'),
  good: ignoring('endless-loop'),
  check: ({ parsed, ruleIds }) =>
    ignoredRules(parsed)
      .filter((id) => !ruleIds.includes(id))
      .map((id) => ({
        at: 'Metadata',
        path: ['Metadata', METADATA_KEY, 'ignore'],
        problem: `ignores "${id}", which is not a rule`,
      })),
});

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
