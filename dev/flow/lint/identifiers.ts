import type { FlowContent } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { at } from './report';

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

/** Checks how many blocks there are and how they are named. */
export function checkIdentifiers({ Actions }: FlowContent): Finding[] {
  const findings: Finding[] = [];
  if (Actions.length > MOST_BLOCKS) {
    const problem = `are ${Actions.length} blocks; a flow has at most ${MOST_BLOCKS}: move some into a module`;
    findings.push(at('Actions').error(problem, SOURCES.example));
  }
  const seen = new Set<string>();
  for (const action of Actions) {
    const { error } = at(action);
    findings.push(...identifierProblems(action.Identifier).map((problem) => error(problem, SOURCES.actions)));
    if (seen.has(action.Identifier)) findings.push(error('has the identifier of another block', SOURCES.actions));
    seen.add(action.Identifier);
  }
  return findings;
}

/** What is wrong with an identifier, of a block as of anything in a test case. */
export function identifierProblems(identifier: string): string[] {
  const problems: string[] = [];
  if (identifier === '') problems.push('has an empty identifier');
  if (identifier.length > LONGEST_IDENTIFIER) {
    problems.push(`has an identifier of ${identifier.length} characters; at most ${LONGEST_IDENTIFIER} are allowed`);
  }
  const forbidden = [...new Set(identifier.match(FORBIDDEN))];
  if (forbidden.length > 0) problems.push(`has an identifier with ${forbidden.join(' ')}, which is not allowed`);
  if (RESERVED.includes(identifier)) problems.push('has an identifier that is reserved');
  return problems;
}
