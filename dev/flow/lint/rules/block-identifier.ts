import { SOURCES } from '../../content/finding';
import { END, exampleFlow } from '../example';
import { defineRule, eachBlock } from '../rule';

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
