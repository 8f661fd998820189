import { FLOW_TYPES, type FlowType } from '../../connect/language/flow-types';
import { causeNamed, explain } from '../explain';
import { type Finding, ok, problem, unknown } from '../finding';
import { judgeFlow } from '../flows/judge-flow';
import { type ListedFlow, listFlows } from '../flows/list-flows';
import type { Installation } from '../installation';
import { detailsOf } from '../operations';
import type { Progress } from '../progress';

/** What every published flow and module of the instance does with the function. */
export async function checkFlows(installation: Installation, progress: Progress): Promise<Finding[]> {
  const { functionArn, aliasArn, liveConfiguration } = installation;
  const { Variables = {} } = (await liveConfiguration()).Environment ?? {};
  const settings = {
    functionTimeout: Number(Variables.FLOW_TIME_LIMIT_SECONDS),
    detailsAvailable: detailsOf(Variables) !== undefined,
  };
  const flows = await listFlows(installation);
  const findings: Finding[] = [];
  const unread: string[] = [];
  let [published, invoking, blocks] = [0, 0, 0];
  for (const [index, flow] of flows.entries()) {
    progress(index, flows.length);
    try {
      const content = await flow.read();
      if (content === undefined) continue;
      published++;
      const judged = judgeFlow(JSON.parse(content), { functionArn, aliasArn }, { ...settings, flowType: typeOf(flow) });
      if (judged.blocks === 0) continue;
      invoking++;
      blocks += judged.blocks;
      const where = `${flow.kind} "${flow.name}"`;
      findings.push(...judged.problems.map(({ what, remedy }) => problem(`${where}: ${what}`, { remedy })));
      findings.push(...judged.hints.map((hint) => ok(`${where}: ${hint}`)));
    } catch (error) {
      // What is denied for one flow is denied for all.
      if (causeNamed(error, 'AccessDeniedException')) throw error;
      unread.push(`${flow.kind} "${flow.name}" could not be checked: ${explain(error)}`);
    }
  }
  progress(flows.length, flows.length);
  const summary = `${invoking} of ${published} published flows and modules invoke the function, in ${blocks} ${blocks === 1 ? 'block' : 'blocks'}`;
  return [ok(summary), ...findings, ...unread.map(unknown)];
}

/** Undefined for a type that the checker does not know. */
function typeOf({ type }: ListedFlow): FlowType | undefined {
  return FLOW_TYPES.find((known) => known === type);
}
