import type { Figures } from './figures';
import { ASSUMED, CONNECT, QUOTA, STATUS_QUOTA } from './world';

export type Result = { load: string; runs: number; figures: Figures[] };

const HEAD = [
  'load',
  'policy',
  'answered',
  'of oracle',
  'median s (x oracle)',
  '95th s (x oracle)',
  'requests per answer',
  'requests unheard',
];

/** The figures as a table in Markdown. */
export function toTable(results: Result[]): string {
  const rows = results.flatMap(({ load, figures }) =>
    figures.map((of, index) => [
      index === 0 ? load : '',
      of.policy,
      of.share.toFixed(3),
      of.ofOracle.toFixed(3),
      seconds(of.median, of.medianOfOracle),
      seconds(of.percentile95, of.percentile95OfOracle),
      number(of.requestsPerAnswer),
      String(of.unheard),
    ]),
  );
  return markdown([HEAD, ...rows]);
}

/** What a permission error costs, as a table in Markdown. */
export function toDeniedTable(results: Result[]): string {
  const rows = results.flatMap(({ load, figures }) =>
    figures
      .filter(({ policy }) => policy !== 'oracle')
      .map(({ policy, requestsPerContact, unheard }, index) => [
        index === 0 ? load : '',
        policy,
        requestsPerContact.toFixed(2),
        String(unheard),
      ]),
  );
  return markdown([['load', 'policy', 'requests per contact', 'requests unheard'], ...rows]);
}

/** What a status costs, as a table in Markdown. */
export function toStatusTable(results: Result[]): string {
  const rows = results.flatMap(({ load, figures }) =>
    figures
      .filter(({ policy }) => policy !== 'oracle')
      .map((of, index) => [
        index === 0 ? load : '',
        of.policy,
        of.share.toFixed(3),
        (of.median / 1000).toFixed(2),
        (of.percentile95 / 1000).toFixed(2),
        number(of.requestsPerAnswer),
      ]),
  );
  return markdown([['load', 'status asked for', 'answered', 'median s', '95th s', 'requests per answer'], ...rows]);
}

/** What there is to show on the page. */
type Shown = { results: Result[]; denied: Result[]; statuses: Result[]; plot: string };

/** The page that explains the figures. */
export function toPage({ results, denied, statuses, plot }: Shown): string {
  const { latency, invocation, returning, repeatPause } = ASSUMED;
  return `# Under the real quota

How many contacts are answered in time when they share ${QUOTA.rate} requests a second, burst ${QUOTA.burst}, and how
close that is to the best that any client could do. Written by

    npm run bench:overload

which simulates one account on a virtual clock and runs the project's own lookup, budget and waits unmodified. The
seeds of a load's runs are 1000, 1001, and so on.

![Share of contacts answered in time, by policy and load](${plot})

| | assumed or documented |
|---|---|
| block | waits ${CONNECT.blockLimit / 1000} s, calls a failed function again up to ${CONNECT.repeats} times (documented), ${repeatPause} ms later (assumed: the pause is unknown) |
| Cases | latency log-normal, median ${latency.median} ms, sigma ${latency.sigma}, at most ${latency.most} ms (assumed: not published); a refused request takes no token |
| invocation | log-normal, median ${invocation.median} ms, sigma ${invocation.sigma}, at most ${invocation.most} ms, the answer ${returning} ms back (assumed), sandboxes warm |
| oracle | sees all contacts and latencies, never asks in vain; serves the contact with the fewest pages left, then the one that has waited longest |
| SDK standard | the SDK's \`StandardRetryStrategy\` with its defaults, each attempt through the same simulated API |
| called once | as if Connect did not call a failed function again |
| no guard | ours, without the memory that fails a repeated call at once |

An answer earlier than the oracle's is no contradiction: under random arrivals the oracle serves the longest-waiting
first, which answers the most contacts but makes each wait.

${toTable(results)}

Runs for each load: ${results.map(({ load, runs }) => `${load}: ${runs}`).join('; ')}.

## When permission is missing

A contact a second for a minute, every request denied, ${denied[0]?.runs} runs.

${toDeniedTable(denied)}

## When a status is asked for

Contacts at once with one page of cases, every second of them open, ${statuses[0]?.runs} runs. The status of each case is
a request of its own, to GetCase, whose quota is ${STATUS_QUOTA.rate} a second, burst ${STATUS_QUOTA.burst}; the requests
of both operations are counted.

${toStatusTable(statuses)}
`;
}

function markdown(rows: string[][]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function seconds(milliseconds: number, ofOracle: number): string {
  return Number.isNaN(milliseconds) ? '-' : `${(milliseconds / 1000).toFixed(2)} (${ofOracle.toFixed(2)})`;
}

function number(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : '-';
}
