import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Action, FlowContent } from '../../dev/flow/content/content';
import type { Finding } from '../../dev/flow/content/finding';
import { exampleFlow } from '../../dev/flow/lint/example';
import { type LintOptions, lintFlow } from '../../dev/flow/lint/lint';
import { type LookupSettings, lookupFunction } from '../../dev/lookup/lookup-function';
import { FLOWS_FOLDER, FUNCTION_ARN_PLACEHOLDER, parseFlowContent } from '../../lib/flows/flow-content';

export const FLOW_FILE = join(FLOWS_FOLDER, 'case-lookup.flow.json');
export const CUSTOMER_FLOW_FILE = join(FLOWS_FOLDER, 'case-lookup-customer.flow.json');
export const MODULE_FILE = join(FLOWS_FOLDER, 'case-lookup.module.json');
const TEST_CASES = join(FLOWS_FOLDER, 'case-lookup.testcases');
export const TEST_CASE_FILES = readdirSync(TEST_CASES).map((file) => join(TEST_CASES, file));

/** A copy of a file's flow content, to be broken. */
export function contentOf(file: string): FlowContent {
  return parseFlowContent(file) as FlowContent;
}

/** A block of content; its transitions are those of the file, with no member added. */
export function block(content: FlowContent, identifier: string): Action {
  const action = content.Actions.find(({ Identifier }) => Identifier === identifier);
  if (action === undefined) throw new Error(`there is no block "${identifier}"`);
  return action;
}

export { exampleFlow };

type Linting = Partial<LookupSettings> & Pick<LintOptions, 'flowType'>;

/** The function of this project, named by its placeholder. */
export function lookup(more: Partial<LookupSettings> = {}) {
  const timeLimits = { default: 8, longest: 8 };
  const reading = { detailsAvailable: false, customerLookup: false, fields: {} };
  return lookupFunction({ functionArn: FUNCTION_ARN_PLACEHOLDER, timeLimits, ...reading, ...more });
}

/** What the linter finds in content. */
export function lint(content: unknown, { flowType, ...settings }: Linting = {}): Finding[] {
  return lintFlow(content, { functions: [lookup(settings)], flowType });
}

/** What the linter says of content, each with its level. */
export function findingsOf(content: unknown, more: Linting = {}): string[] {
  return lint(content, more).map(({ level, place, problem }) => `${level}: ${place} ${problem}`);
}

/** The errors and warnings of the linter. */
export function problemsOf(content: unknown, more: Linting = {}): string[] {
  return findingsOf(content, more).filter((finding) => !finding.startsWith('note'));
}

/** What the linter says of a broken copy of our flow. */
export function problemsOfBroken(breakIt: (flow: FlowContent) => void): string[] {
  const flow = contentOf(FLOW_FILE);
  breakIt(flow);
  return problemsOf(flow);
}

export type Break = (flow: FlowContent) => void;
