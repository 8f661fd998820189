import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject } from '../../lambda/contract/values';
import { FlowContentError, parseFlowFile, withSettings } from '../../lib/flows/flow-content';
import { readTextFile } from '../../lib/flows/text-file';
import type { FlowContent } from '../flow/content/content';
import type { Finding } from '../flow/content/finding';
import { readFlowType } from '../flow/content/flow-types';
import { FlowFormError, readFlow } from '../flow/content/read-flow';
import { type TemplateFlow, templateFlows } from '../flow/content/template-flows';
import { FILE_RULES } from '../flow/lint/file-rules';
import { type FileFinding, locate } from '../flow/lint/lines';
import { type LintOptions, lintFlow } from '../flow/lint/lint';
import { findingOf } from '../flow/lint/rule';
import { unfilledPlaceholder } from '../flow/lint/rules/content';
import { isScenario, schemaProblems } from '../flow/run/scenario/schema';
import { checkTestCase, isTestCase } from '../flow/test-cases/check-test-case';

/** A file to be checked. */
type GivenFile = {
  file: string;
  /** Whether it was found in a folder, where other JSON than flows is no mistake. */
  inFolder: boolean;
};

/** What was found in a file. */
type CheckedFile = {
  name: string;
  findings: Finding[];
  /** Undefined where the file does not hold a flow. */
  content?: FlowContent;
  /** Whether there is no such file, or none that may be read. */
  unreadable?: boolean;
};

/** A file, or the JSON files of a folder and of the folders in it. */
export function filesAt(path: string): GivenFile[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [{ file: path, inFolder: false }];
  const entries = readdirSync(path, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry): GivenFile[] => {
    const inside = join(path, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return filesAt(inside);
    return entry.name.endsWith('.json') ? [{ file: inside, inFolder: true }] : [];
  });
}

/** Checks a file. One that cannot be read or checked is a finding like any other, so that the next file is checked. */
export async function checkFile({ file, inFolder }: GivenFile, options: LintOptions): Promise<CheckedFile> {
  const failed = (problem: string): CheckedFile => {
    const findings = [findingOf(FILE_RULES.unreadable, { at: 'the file', problem })];
    return { name: file, findings, unreadable: !isReadable(file) };
  };
  try {
    const { content, unwrapped, type } = parseFlowFile(file);
    const note: Finding[] =
      unwrapped === undefined ? [] : [findingOf(FILE_RULES.wrapped, { at: 'this', problem: `is ${unwrapped}` })];
    if (isTestCase(content)) return { name: file, findings: [...note, ...checkTestCase(content, options.functions)] };
    if (isScenario(content)) return { name: file, findings: (await schemaProblems(content)).map(scenarioFinding) };
    const flows = templateFlows(content);
    if (flows.length > 0)
      return { name: file, findings: flows.flatMap((flow) => checkTemplateFlow(flow, options, inFolder)) };
    if (!isFlowLike(content)) return { name: file, findings: [notFlowContent(content, inFolder)] };
    return {
      name: file,
      findings: [...note, ...lintFlow(content, { ...options, flowType: readFlowType(type) })],
      content: drawable(content),
    };
  } catch (error) {
    if (error instanceof FlowContentError) return failed(error.message.replace(`${file} `, ''));
    // The stack is exhausted by nothing else: what walks through content calls itself for each level.
    if ((error as Error).name === 'RangeError') return failed('is nested too deeply to be checked');
    throw error;
  }
}

/** The findings of a flow in a template; the resource stands before their place. */
function checkTemplateFlow(flow: TemplateFlow, options: LintOptions, inFolder: boolean): Finding[] {
  const { resource, path, type, isFilled, text } = flow;
  const at = `the resource ${resource}:`;
  const ignore = [...(options.ignore ?? []), ...(isFilled ? [unfilledPlaceholder.id] : [])];
  const flowType = readFlowType(type);
  if (text === undefined) {
    const problem = 'is not text in this template; check the file that it comes from';
    return [findingOf(inFolder ? FILE_RULES.other : FILE_RULES.unreadable, { at: `${at} the content`, path, problem })];
  }
  try {
    const content = withSettings(JSON.parse(text), flow.settings);
    const findings = isTestCase(content)
      ? checkTestCase(content, options.functions).filter(({ rule }) => !ignore.includes(rule))
      : lintFlow(content, { ...options, flowType, ignore });
    return findings.map(({ block: _, place, ...finding }) => ({ ...finding, place: `${at} ${place}`, path }));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const what = flow.settings === undefined ? 'the content' : 'the content or Settings';
    const problem = `is not valid JSON: ${error.message}`;
    return [findingOf(FILE_RULES.unreadable, { at: `${at} ${what}`, path, problem })];
  }
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** The findings of a file with the lines where they are. */
export function located({ name: file, findings, unreadable }: CheckedFile): FileFinding[] {
  const text = unreadable ? '' : readTextFile(file);
  return locate(findings, file, text);
}

/** Whether content means to be a flow: it has a member that only flows have, also in the designer's older format. */
function isFlowLike(content: unknown): boolean {
  if (!isObject(content)) return false;
  return ['Version', 'StartAction', 'Actions'].some((name) => name in content) || 'modules' in content;
}

/** What people give in the place of content: a member that tells it -> what it is, and what to give. */
const OTHER_FILES = {
  ContactFlowSummaryList: 'the answer of list-contact-flows; give that of describe-contact-flow',
  ContactFlowModulesSummaryList: 'the answer of list-contact-flow-modules; give that of describe-contact-flow-module',
  TestCaseSummaryList: 'the answer of list-test-cases; give that of describe-test-case',
  Resources: 'a CloudFormation template without a flow, a module or a test case',
  resource: "Terraform's JSON without a flow, a module or a test case",
};

function notFlowContent(content: unknown, inFolder: boolean): Finding {
  const [, other] = Object.entries(OTHER_FILES).find(([name]) => isObject(content) && name in content) ?? [];
  const problem = other === undefined ? 'is not flow content, a test case or a scenario' : `is ${other}`;
  return findingOf(inFolder ? FILE_RULES.other : FILE_RULES.unreadable, { at: 'the file', problem });
}

function scenarioFinding(problem: string): Finding {
  return findingOf(FILE_RULES.scenario, { at: 'the scenario:', problem });
}

/** The flow, if content has the form of one. */
function drawable(content: unknown): FlowContent | undefined {
  try {
    return readFlow(content);
  } catch (error) {
    if (error instanceof FlowFormError) return undefined;
    throw error;
  }
}
