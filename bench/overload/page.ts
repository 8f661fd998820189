import { type Result, toDeniedTable, toDetailsTable, toPatientTable, toTable } from './report';
import { ASSUMED, CONNECT, QUOTAS } from './world';

/** What there is to show on the page. */
type Shown = { results: Result[]; details: Result[]; patient: Result[]; denied: Result[]; plot: string };

/** The page that explains the figures. */
export function toPage({ results, details, patient, denied, plot }: Shown): string {
  const { latency, invocation, returning, repeatPause } = ASSUMED;
  return `# Under the real quota

How many contacts are answered in time when they share the quotas of one account, and how close that is to the best that
any client could do. Written by

    npm run bench:overload

The command simulates one account on a virtual clock and runs the project's own lookup, budget and waits unmodified. The
seeds of a load's runs are 1000, 1001, and so on.

![Share of contacts answered in time, by load, compared with what is possible](${plot})

AWS contradicts itself about the quotas. Each cell of the tables shows two figures, \`first / second\`:

| | ListCasesForContact | SearchCases | GetCase |
|---|---|---|---|
${QUOTAS.map((quotas, index) => {
  const cells = (['ListCasesForContact', 'SearchCases', 'GetCase'] as const).map(
    (operation) => `${quotas[operation].rate} a second, burst ${quotas[operation].burst}`,
  );
  return `| ${index === 0 ? 'first: as in Service Quotas' : 'second: as in the Administrator Guide, the worst case'} | ${cells.join(' | ')} |`;
}).join('\n')}

| | assumed or documented |
|---|---|
| block | waits ${CONNECT.blockLimit / 1000} s unless the load says otherwise; calls a failed function again up to ${CONNECT.repeats} times (documented), ${repeatPause} ms later (assumed: the pause is unknown) |
| Cases | latency log-normal, median ${latency.median} ms, sigma ${latency.sigma}, at most ${latency.most} ms (assumed: not published); a refused request takes no token |
| invocation | log-normal, median ${invocation.median} ms, sigma ${invocation.sigma}, at most ${invocation.most} ms, the answer ${returning} ms back (assumed), execution environments warm |
| oracle | sees all contacts and latencies, never asks in vain; serves the contact with the fewest requests left, then the one whose time ends first |
| SDK standard | the SDK's \`StandardRetryStrategy\` with its defaults, each attempt through the same simulated API |
| called once | as if Connect did not call a failed function again |
| no guard | ours, without the memory that fails a repeated call at once |

An answer earlier than the oracle's is no contradiction. Under random arrivals the oracle serves the longest-waiting
first: that answers the most contacts but makes each wait.

${toTable(results)}

Runs for each load: ${runsOf(results)}.

## When details are asked for

Contacts at once whose flows ask for open cases, or for the case that was updated last; every second case is open. With
\`search\` the details of a page of ten cases cost one request to SearchCases, with \`exact\` each case costs one to
GetCase. Requests to all operations are counted.

${toDetailsTable(details)}

Runs for each load: ${runsOf(details)}.

## When blocks wait 60 s

Asynchronous blocks can wait up to 60 s. Contacts that have one page of cases, alone and mixed with contacts whose blocks
wait 8 s. The last column counts answers to blocks of 8 s.

${toPatientTable(patient)}

Runs for each load: ${runsOf(patient)}.

## When permission is missing

A contact a second for a minute, every request denied, ${denied[0]?.runs} runs.

${toDeniedTable(denied)}
`;
}

function runsOf(results: Result[]): string {
  return results.map(({ load, runs }) => `${load}: ${runs}`).join('; ');
}
