import { type FlowContent, placeOf } from '../language/content';
import { type Finding, finding } from '../language/finding';

/** The most blocks of a flow, and characters of an identifier (Amazon Connect Developer Guide, flow language). */
const MOST_BLOCKS = 250;
const LONGEST_IDENTIFIER = 50;
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

/** Checks how many blocks there are and what they are called. */
export function checkIdentifiers({ Actions }: FlowContent): Finding[] {
  const problems: Finding[] = [];
  if (Actions.length > MOST_BLOCKS) {
    problems.push(
      finding('Actions', `are ${Actions.length} blocks; a flow has at most ${MOST_BLOCKS}: move some into a module`),
    );
  }
  const seen = new Set<string>();
  for (const action of Actions) {
    for (const problem of identifierProblems(action.Identifier)) problems.push(finding(placeOf(action), problem));
    if (seen.has(action.Identifier)) problems.push(finding(placeOf(action), 'has the identifier of another block'));
    seen.add(action.Identifier);
  }
  return problems;
}

/** What is wrong with an identifier, of a block as of anything in a test case. */
export function identifierProblems(identifier: string): string[] {
  const problems: string[] = [];
  if (identifier === '') problems.push('has an empty identifier');
  if (identifier.length > LONGEST_IDENTIFIER) {
    problems.push(`has an identifier of ${identifier.length} characters; at most ${LONGEST_IDENTIFIER} are allowed`);
  }
  const forbidden = [...new Set(identifier.match(FORBIDDEN))];
  if (forbidden.length > 0) problems.push(`has an identifier with ${forbidden.join(' ')}, which may not be in one`);
  if (RESERVED.includes(identifier)) problems.push('has an identifier that is reserved');
  return problems;
}
