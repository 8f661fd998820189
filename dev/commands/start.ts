import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_TIME_LIMIT_SECONDS } from '../../lambda/contract/time-limits';
import { FLOWS_FOLDER } from '../../lib/flows/flow-content';
import { DEFAULT_QUOTAS } from '../cases-api/quotas';
import type { PageRun } from '../flow/draw/model';
import { defineCommand } from './command';
import { HTML_PAGE, OutputOption, SVG_PICTURE } from './output-option';

const FLOW = join(FLOWS_FOLDER, 'case-lookup-customer.flow.json');
const SCENARIO = join(FLOWS_FOLDER, 'case-lookup-customer.scenario.json');

/** Milliseconds that a response of Cases takes here. */
const LATENCY_MS = 40;

export const start = defineCommand<{ page?: string; picture?: string }>({
  name: 'start',
  summary: 'Shows the sample flow at work: runs the contacts of flows/case-lookup-customer.scenario.json through it.',
  options: [
    new OutputOption('--page <file>', 'also write an HTML page that shows the flow and each run', HTML_PAGE),
    new OutputOption('--picture <file>', 'also write the run of the contact with the most cases as SVG', SVG_PICTURE),
  ],
  async action(io, { values: { page, picture } }) {
    const { rate, burst } = DEFAULT_QUOTAS.ListCasesForContact;
    io.print([
      'A flow asks: which cases is this contact linked to, or else, which cases has the customer?',
      'Contacts run through flows/case-lookup-customer.flow.json, as flows/case-lookup-customer.scenario.json describes them.',
      `The function runs as the stack deploys it, with an emulated Cases API: ${rate} requests a second, burst ${burst}.`,
      '',
    ]);
    const { runContacts } = await import('./run-contacts');
    const { code, prepared, runs } = await runContacts(io, FLOW, [], {
      scenario: SCENARIO,
      'test-cases': [],
      'time-limit': MAX_TIME_LIMIT_SECONDS,
      'customer-lookup': true,
      format: 'text',
      latency: LATENCY_MS,
      ...(page && { page }),
    });
    const { branchesTaken, coverageOf } = await import('../flow/run/coverage');
    const { taken, of } = coverageOf(
      [prepared.flow],
      runs.flatMap(({ path }) => branchesTaken(path)),
    );
    const failed = runs.filter(({ failures, error }) => failures.length > 0 || error !== undefined).length;
    io.print([
      `These contacts took ${taken} of the ${of} branches of the flow.`,
      `${runs.length - failed} of ${runs.length} as expected`,
    ]);
    if (picture === undefined) return code;
    const { renderPicture } = await import('../flow/draw/picture');
    writeFileSync(picture, renderPicture({ ...prepared.flow, findings: [] }, mostCases(runs)));
    io.warn([`The picture is in ${picture}`]);
    return code;
  },
});

function mostCases(runs: PageRun[]): PageRun {
  const count = ({ attributes }: PageRun) => Number(attributes.caseCount ?? 0);
  return runs.reduce((most, run) => (count(run) > count(most) ? run : most));
}
