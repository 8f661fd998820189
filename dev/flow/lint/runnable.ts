import type { FlowContent } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { needsOf } from '../run/needs';
import { reasonsToStop } from '../run/runnable';
import type { InvokedFunctions } from './invoked-functions';
import { at } from './report';

/** Says beforehand, and all at once, what `npm run flow` stops at and what a scenario must give it. */
export function checkRunnable(flow: FlowContent, functions: InvokedFunctions, functionArn: string): Finding[] {
  const reasons = flow.Actions.flatMap(reasonsToStop);
  const stops = [...new Set(reasons)].map((reason) => {
    const count = reasons.filter((one) => one === reason).length;
    return `${count === 1 ? 'a block' : `${count} blocks, each of which`} ${reason}`;
  });
  const needs = needsOf([{ name: '', content: flow }]).filter(
    ({ keys: [block = ''] }) => !functions.get(block)?.includes(functionArn),
  );
  const sections = [...new Set(needs.map(({ section }) => section))].map((section) => {
    const keys = needs.filter((need) => need.section === section).map(({ key }) => key);
    return `${section}: ${keys.join(', ')}`;
  });
  const { note } = at('Actions');
  return [
    ...(stops.length > 0 ? [`contain what the flow runner cannot run: ${stops.join('; ')}`] : []),
    ...(sections.length > 0
      ? [
          `need answers from a scenario in the flow runner, whose --scenario-template writes them (${sections.join('; ')})`,
        ]
      : []),
  ].map((problem) => note(problem, SOURCES.runner));
}
