import type { Action, FlowContent } from '../content/content';
import type { Finding } from '../content/finding';
import { type FlowType, flowTypeOf } from '../content/flow-types';
import { FlowFormError, readFlow } from '../content/read-flow';
import { type FunctionDefinition, invokedFunctions } from './functions';
import type { ModuleDefinition } from './modules';
import { findingOf, type LintedFlow } from './rule';
import { FLOW_RULES, RULES } from './rules';
import { flowForm } from './rules/content';
import { createSuppression } from './suppression';

export type LintOptions = {
  /** The functions whose contracts are known. */
  functions?: FunctionDefinition[];
  /** The modules of which it is known what they declare. */
  modules?: ModuleDefinition[];
  /** The type of the flow, where what holds the content names it. */
  flowType?: FlowType | undefined;
  /** Its type, where neither that nor the content names one. */
  assumedFlowType?: FlowType | undefined;
  /** The ids of rules that are not to be applied. */
  ignore?: string[];
};

/** Lints parsed flow content: what Connect would refuse, what breaks, and what callers would notice. */
export function lintFlow(parsed: unknown, options: LintOptions = {}): Finding[] {
  try {
    return lintReadFlow(readFlow(parsed), options, parsed);
  } catch (error) {
    if (!(error instanceof FlowFormError)) throw error;
    return error.problems.map((problem) => findingOf(flowForm, problem));
  }
}

/** Lints flow content that was read; findings come in the order of the blocks, and before them those of the whole flow; `parsed` is the same content as it was parsed. */
export function lintReadFlow(content: FlowContent, options: LintOptions = {}, parsed: unknown = content): Finding[] {
  const flow = linted(content, options, parsed);
  const isSuppressed = createSuppression(parsed, options.ignore ?? []);
  const blocks = content.Actions;
  const findings = FLOW_RULES.flatMap((rule) => rule.check(flow).map((report) => findingOf(rule, report, blocks)));
  const placeIn = ({ block, path }: Finding) => (block === undefined ? -1 : Number(path?.[1]));
  return findings.filter((finding) => !isSuppressed(finding)).toSorted((one, other) => placeIn(one) - placeIn(other));
}

function linted(
  content: FlowContent,
  { functions = [], modules = [], flowType, assumedFlowType }: LintOptions,
  parsed: unknown,
): LintedFlow {
  const blocks = new Map<string, Action>();
  for (const action of content.Actions) if (!blocks.has(action.Identifier)) blocks.set(action.Identifier, action);
  return {
    content,
    parsed,
    flowType: flowType ?? flowTypeOf(content) ?? assumedFlowType,
    functions,
    modules,
    invoked: invokedFunctions(content),
    ruleIds: RULES.map(({ id }) => id),
    blocks,
  };
}
