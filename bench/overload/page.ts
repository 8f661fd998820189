import type { Figures } from './figures';
import type { Measured, Result } from './report';
import { quotasTable } from './tables';
import { ASSUMED, CONNECT, RAISED_QUOTAS } from './world';

/** The page that a reader reads: what was asked, what was found, and how it was simulated. */
export function toPage({ results, details, patient, slow, raised, denied }: Measured): string {
  const { latency, invocation, returning, repeatPause } = ASSUMED;
  const { rate, burst } = RAISED_QUOTAS.ListCasesForContact;
  const crowd = about(results, '24 at once');
  const long = about(results, '4 at once, 5 pages');
  const flood = about(results, 'random, 2 x quota');
  const [searching, exact] = [
    about(details, '8 at once, 10 cases, open, search'),
    about(details, '8 at once, 10 cases, open, exact'),
  ];
  const [hundred, ten] = [about(patient, '100 at once, 60 s'), about(patient, '10 at once, 60 s')];
  const [slowOne, slowEight] = [about(slow, '1 at once, latency 4 s'), about(slow, '8 at once, latency 4 s')];
  const hanging = about(slow, '8 at once, first connection hangs');
  const raisedCrowd = about(raised, '72 at once, raised quota');
  const denials = about(denied, 'denied, repeats reach the same execution environment');
  return `# Under the real quota

**What was asked.** All callers of an account share two requests a second to Cases. How many of them get their cases
while their block waits, and how close is that to the best that any client could do?

Four clients are compared with an ideal scheduler, which sees all callers in advance and wastes no request: this
project's function, the AWS SDK's standard and adaptive retries, and no retries at all.

![Share of callers answered in time, by load, compared with what is possible](overload.svg)

AWS publishes two conflicting sets of quotas, so each load is simulated with both. Below, the first of two figures is for
the first row of the table; a single figure holds for both rows.

${quotasTable()}

## Findings

### A crowd is served as well as it can be

Of 24 callers in the same moment, ${crowd.share('ours')} are answered. The most possible is ${crowd.share('oracle')}: a block waits
8 s, and Cases serves no more requests in that time. The SDK's standard retries answer ${crowd.share('SDK standard')}, its adaptive
retries ${crowd.share('SDK adaptive')}, and no retries ${crowd.share('no retry')}. The median caller waits
${crowd.median('ours')}, ${crowd.times('ours')} times as long as with the ideal scheduler. With a quota raised to ${rate} a second and a
burst of ${burst}, ${raisedCrowd.share('ours')} of 72 callers are answered, ${raisedCrowd.ofOracle('ours')} of the possible.

### Long lists are finished rather than begun

Of four callers with five pages each, ${long.share('ours')} are answered, and ${long.share('oracle')} could be. The SDK's standard retries answer
${long.share('SDK standard')}: they give every list some of its pages. The price is the wait: ${long.times('ours')} times the ideal median.

### No request is sent for a caller who is gone

At twice the quota, ${flood.share('oracle')} of the callers can be answered, and ${flood.share('ours')} are. In ${flood.runs} times ten minutes the function sends
${flood.lateRequests('ours')} requests after their block stopped waiting, the SDK's standard retries ${flood.lateRequests('SDK standard')}. If a permission is missing, a
caller costs ${denials.perContact('ours')} requests. It would cost ${denials.perContact('ours, no guard')} without the memory that fails a repeated call at once.

### When details are asked for

Of eight callers who ask for their open cases among ten, ${searching.share('ours')} are answered with \`search\`. With \`exact\`, which
reads each case by itself, ${exact.share('ours')} are, where ${exact.share('oracle')} could be. Lookups that do not know of each other cannot agree
on who goes first ([why \`exact\` is as it is](decisions/0017-details-of-cases.md)).

### When blocks wait 60 s

Of a hundred callers in the same moment, ${hundred.share('ours')} are answered, at ${hundred.perAnswer('ours')} requests each. Ten callers wait
${ten.times('ours')} times the ideal median: they leave the quota to blocks of 8 s, and cannot know that there are none.

### When Cases is slow

If every request takes 4 s, ${slowOne.share('ours')} of lone callers are answered. Of eight callers at once, ${slowEight.share('ours')} are, and
${slowEight.share('SDK standard')} with the SDK's standard retries. The function sends a second request after 2 s, which uses quota, because a
connection may be dead: if the first one of each caller is, ${hanging.share('ours')} are answered, and ${hanging.share('SDK standard')} with the SDK.

## How it is simulated

One account on a virtual clock. The project's own lookup, budget and waits run unmodified; so do the SDK's two classes. The
seeds of a load's runs are 1000, 1001, and so on, and all clients meet the same callers. Written by

    npm run bench:overload

| | assumed or documented |
|---|---|
| block | waits ${CONNECT.blockLimit / 1000} s unless the load says otherwise; calls a failed function again up to ${CONNECT.repeats} times (documented), ${repeatPause} ms later (assumed: the pause is unknown) |
| Cases | latency log-normal, median ${latency.median} ms, sigma ${latency.sigma}, at most ${latency.most} ms (assumed: not published); a refused request takes no token |
| invocation | log-normal, median ${invocation.median} ms, sigma ${invocation.sigma}, at most ${invocation.most} ms, the answer ${returning} ms back (assumed), execution environments warm |
| ideal scheduler | serves the caller with the fewest requests left, then the one whose time ends first |

Every load, client and figure is in [overload-tables.md](overload-tables.md). [burst.md](burst.md) compares the simulation
with real processes.
`;
}

/** The figures of one load, in words. */
function about(results: Result[], load: string) {
  const found = results.find((result) => result.load === load);
  if (found === undefined) throw new Error(`There is no load ${load}`);
  const both = (show: (figures: Figures) => string) => (policy: string) => {
    const shown = found.byQuota.map((figures) => show(figures.find((each) => each.policy === policy) as Figures));
    return new Set(shown).size === 1 ? shown[0] : shown.join(' and ');
  };
  return {
    runs: found.runs,
    share: both(({ share }) => percent(share)),
    ofOracle: both(({ ofOracle }) => percent(ofOracle)),
    median: both(({ median }) => `${(median / 1000).toFixed(1)} s`),
    times: both(({ medianOfOracle }) => medianOfOracle.toFixed(2)),
    perAnswer: both(({ requestsPerAnswer }) => requestsPerAnswer.toFixed(1)),
    perContact: both(({ requestsPerContact }) => requestsPerContact.toFixed(1)),
    lateRequests: both(({ lateRequests }) => String(lateRequests)),
  };
}

/** To a tenth only where a whole number would say all. */
function percent(share: number): string {
  const whole = Math.round(share * 100);
  return `${whole === 100 && share < 0.9995 ? (share * 100).toFixed(1) : whole} %`;
}
