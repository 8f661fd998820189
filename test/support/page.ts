import { SOURCES } from '../../dev/flow/content/finding';
import { readFlow } from '../../dev/flow/content/read-flow';
import { createStubs, type Stubs } from '../../dev/flow/context/stubs';
import type { Page, PageRun } from '../../dev/flow/draw/model';
import { runFlow } from '../../dev/flow/run/run-flow';
import { withRequests } from '../../dev/lookup/request-timeline';
import { systemClock } from '../../lambda/retry/clock';
import { eventFor } from './events';
import { contentOf, FLOW_FILE } from './flows';

/** The sample flow. */
export const sampleFlow = () => ({ name: 'case-lookup.flow.json', content: readFlow(contentOf(FLOW_FILE)) });

/** A run of the sample flow for a contact with so many cases, with times and requests that are always the same. */
export async function sampleRun(
  title: string,
  caseCount: string,
  flow = sampleFlow(),
  stubs: Stubs = {},
): Promise<PageRun> {
  const answer = {
    caseCount,
    firstCaseId: '',
    firstTemplateId: '',
    caseIds: '',
    complete: 'true',
    contactId: 'contact-1',
  };
  const run = await runFlow(flow, {
    event: eventFor('contact-1'),
    functionOf: () => async () => ({ result: answer }),
    modules: new Map(),
    flows: new Map(),
    stubs: createStubs(stubs),
    clock: systemClock,
  });
  const lookup = run.path.findIndex(({ type }) => type === 'InvokeLambdaFunction');
  const path = run.path.map((step, index) => ({
    ...step,
    began: index <= lookup ? 0 : 1200,
    ended: index < lookup ? 0 : 1200,
  }));
  const request = { operation: 'ListCasesForContact' as const, method: 'POST', path: '/', tokensLeft: 0 };
  const requests = [
    { ...request, at: 100, outcome: 'throttle' },
    { ...request, at: 700, outcome: 'ok', cases: Number(caseCount) },
  ];
  return { ...run, path: withRequests(path, requests), title, failures: [] };
}

/** A page of two runs of the sample flow, with a finding of each level. */
export async function samplePage(): Promise<Page> {
  const source = SOURCES.actions;
  const findings: Page['flows'][number]['findings'] = [
    { rule: 'block-form', level: 'note', place: 'the flow', problem: 'is only a sample', source },
    {
      rule: 'block-form',
      level: 'error',
      place: 'block "Say one"',
      block: 'Say one',
      problem: 'says the wrong thing',
      source,
    },
    {
      rule: 'block-form',
      level: 'warning',
      place: 'block "Say none"',
      block: 'Say none',
      problem: 'could say more',
      source,
    },
  ];
  const runs = [await sampleRun('one case', '1'), await sampleRun('several cases', '3')];
  return { title: 'Sample flow', flows: [{ ...sampleFlow(), findings }], runs };
}
