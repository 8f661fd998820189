import { readFlowType } from '../../flow/content/flow-types';
import { type LookupSettings, lookupSettings } from '../../lookup/lookup-function';
import { AnswerError, causeNamed, explain } from '../explain';
import { type Finding, ok, problem, unknown, warning } from '../finding';
import { judgeFlow } from '../flows/judge-flow';
import { type ListedFlow, listFlows } from '../flows/list-flows';
import type { Installation } from '../installation';

/** Shows how far something is. */
export type Progress = (done: number, total: number) => void;

/** What every published flow and module of the instance does with the function. */
export async function checkFlows(installation: Installation, progress: Progress): Promise<Finding[]> {
  const live = await installation.liveSettings();
  const { timeLimitsSeconds } = live;
  const timeLimits = { default: timeLimitsSeconds.default, longest: timeLimitsSeconds.max };
  const settings = { timeLimits, ...lookupSettings(live) };
  const flows = await listFlows(installation);
  const checked: CheckedFlow[] = [];
  try {
    for (const [index, flow] of flows.entries()) {
      progress(index, flows.length);
      const result = await checkFlow(flow, installation, settings);
      if (result !== undefined) checked.push(result);
    }
  } finally {
    progress(flows.length, flows.length);
  }
  const invoking = checked.filter(({ blocks }) => blocks > 0).length;
  const blocks = checked.reduce((sum, one) => sum + one.blocks, 0);
  const summary = `${invoking} of ${checked.length} published flows and modules invoke the function, in ${blocks} ${blocks === 1 ? 'block' : 'blocks'}`;
  return [ok(summary), ...checked.flatMap(({ findings }) => findings)];
}

/** How many blocks of a flow invoke the function, and what there is to say of them. */
type CheckedFlow = { blocks: number; findings: Finding[] };

/** Undefined for a flow that was never published. */
async function checkFlow(
  flow: ListedFlow,
  names: Installation,
  settings: Omit<LookupSettings, 'functionArn'>,
): Promise<CheckedFlow | undefined> {
  const where = `${flow.kind} "${flow.name}"`;
  try {
    const content = await flow.read();
    if (content === undefined) return undefined;
    const { blocks, problems, hints } = judgeFlow(parse(content), names, {
      ...settings,
      flowType: readFlowType(flow.type),
    });
    const findings = problems.map(({ what, remedy }) => problem(`${where}: ${what}`, { remedy }));
    return { blocks, findings: [...findings, ...hints.map((hint) => warning(`${where}: ${hint}`))] };
  } catch (error) {
    // What is denied for one flow is denied for all.
    if (causeNamed(error, 'AccessDeniedException')) throw error;
    return { blocks: 0, findings: [unknown(`${where} could not be checked: ${explain(error)}`)] };
  }
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw new AnswerError('its content is not JSON');
  }
}
