import { toMarkdown } from '../table';
import type { Figures } from './measure';
import type { Part } from './parts';
import { compare, compareBuilds, figuresOf, type Measured, median, quantile, type Runs } from './ratios';

/** Lambda's price for ARM in us-east-1 (AWS Lambda pricing, 2026): dollars a gigabyte-second, dollars a request. */
const PRICE = { gigabyteSecond: 0.0000133334, request: 0.0000002 };

/** What the cost is computed for: milliseconds that Cases takes, and the share of lookups that meet a cold start. */
const ASSUMED = { casesLatency: 50, coldShare: 0.1 };

const COLUMNS: [title: string, key: keyof Figures][] = [
  ['init', 'init'],
  ['first call', 'firstCall'],
  ['cold', 'cold'],
  ['warm page', 'warmPage'],
  ['peak memory', 'peakMemory'],
];

/** One table of medians, as Markdown: milliseconds, megabytes, and the zip in kilobytes. */
export function describeTable(measured: Measured): string {
  const columns = COLUMNS.filter(([, key]) => figuresOf(measured, 'c')[0]?.[key] !== undefined);
  const rows = [...measured].map(([{ letter, title, zipSize }, all]) => [
    `(${letter}) ${title}`,
    zipSize.toFixed(1),
    ...columns.map(([, key]) => median(all.map((figures) => figures[key])).toFixed(1)),
  ]);
  return table(['variant', 'zip', ...columns.map(([title]) => title)], rows);
}

/** The project's variant against others, as Markdown, with the limits that the project holds itself to. */
export function describeRatios(runs: Runs): string {
  const rows = compare(runs).flatMap(({ figure, atMost, value }) =>
    value === undefined ? [] : [[figure, value.toFixed(3), atMost === undefined ? '' : atMost.toFixed(2)]],
  );
  return table(['figure', 'measured', 'at most'], rows);
}

/** What this build takes of the time of the one that `--against` names, as Markdown. */
export function describeBuilds(runs: Runs): string {
  const rows = compareBuilds(runs).map(({ size, init, firstCall, cold }) => [
    size === undefined ? 'no quota' : `${size} MB`,
    ...[init, firstCall, cold].map((value) => value.toFixed(2)),
  ]);
  return table(['(c) against (h)', 'init', 'first call', 'cold'], rows);
}

/** What a warm page's processor time is spent on, as Markdown. */
export function describeParts(parts: Part[]): string {
  const rows = parts.map(({ title, multiple }) => [title, multiple.toFixed(2)]);
  return table(['part of a warm page', 'times a bare request'], rows);
}

/** How far apart the starts at 512 MB lie, as Markdown. */
function describeSpread(runs: Runs): string {
  const [ours, byHand] = ['c', 'e'].map((letter) => {
    const colds = figuresOf(runs.get(512) as Measured, letter).map(({ cold }) => cold);
    const [low, high] = [quantile(colds, 0.25), quantile(colds, 0.75)].map((value) => value.toFixed(0));
    return `${low} to ${high}`;
  });
  return `At 512 MB the middle half of (e)'s starts took ${byHand} ms, that of (c)'s ${ours} ms. (e) works while its processor
time comes in slices, and one slice more or less is 20 ms, so that ratio differs from run to run.`;
}

/** Time and money at each memory size, as Markdown. */
function describeMemory(runs: Runs): string {
  const warmPage = median(figuresOf(runs.get(undefined) as Measured, 'c').map((figures) => figures.warmPage));
  const rows = [...runs].flatMap(([size, measured]) => {
    if (size === undefined) return [];
    const cold = median(figuresOf(measured, 'c').map((figures) => figures.cold));
    const share = Math.min(1, size / 1769);
    const warm = ASSUMED.casesLatency + warmPage / share;
    const billed = warm * (1 - ASSUMED.coldShare) + (cold + ASSUMED.casesLatency) * ASSUMED.coldShare;
    const cost = 1e6 * (PRICE.request + (billed / 1000) * (size / 1024) * PRICE.gigabyteSecond);
    const naive = median(figuresOf(measured, 'a').map((figures) => figures.cold));
    return [
      [`${size} MB`, cold.toFixed(0), naive.toFixed(0), warm.toFixed(0), billed.toFixed(0), `$${cost.toFixed(2)}`],
    ];
  });
  return table(['memory', 'cold', 'cold, naive', 'warm lookup', 'billed on average', 'a million lookups'], rows);
}

/** The whole of docs/cold-start.md. */
export function describeRun(
  runs: Runs,
  { rounds, version, ladder, parts }: { rounds: number; version: string; ladder: string; parts: Part[] },
): string {
  const free = runs.get(undefined) as Measured;
  const whole = parts.reduce((sum, { multiple }) => sum + multiple, 0);
  const quotas = [...runs].filter(([size]) => size !== undefined);
  return `# Cold start

The first caller after a quiet night waits in silence while the function starts. This page shows how long that takes. It is
written by

    npm run bench:cold-start -- --cpu-quota

Each variant is started ${rounds} times in a fresh process of Node.js ${version}, the variants in turn and in a new order each
time, against a server of one fixed page over TLS on the same machine. The tables show medians; times in milliseconds, memory
in MB, the zip in KB. Milliseconds hold for one machine. Only the ratios, of pairs from the same round, hold elsewhere.

![Initialisation and first call of each variant, side by side](cold-start.svg)

${describeTable(free)}

- **init**: loading the file, to the end of its top level. **first call**: one contact with one case, including the
  connection. **cold**: both. **warm page**: the median of the next 60 calls in the same process.
- (a) is this function's own code as most would deploy it. (b) loads the SDK as Lambda's runtime provides it. (e) signs its
  request by hand, without a client, retries or checks: the floor for a function that does not warm up. (g) is the bare
  request of the table below: what Node.js and the network take.

${describeRatios(runs)}

The benchmark ends with code 1 if a figure exceeds its limit.

${describeSpread(runs)}

## What a warm page is spent on

A warm page takes ${whole.toFixed(1)} times the processor time of a bare request, which consists of the first part only.

![Processor time of a warm page by its parts](warm-page.svg)

${describeParts(parts)}

The whole is the median of pairs from the same round. The shares come from profiles of ${rounds} more processes of (c), 60 pages
each: a sample belongs to the innermost function whose file tells its purpose.

## What each step of the bundle saves

${ladder}

Each row holds the steps above it. A change is the median of the differences to the row above in the same round; in brackets
its 95 % interval. Lines are those of the files that a step needs. First call and processor time are measured without a
quota. Processor time is that of initialisation and first call, by all threads; at 512 MB the wall clock adds the waits
between slices of it, by chance. A step stays if the interval of its processor time holds savings only and the median saves
at least 2 %. The warm-up moves work from the first call into initialisation, so its figure is the cold start at 512 MB
([why](decisions/0007-bundled-sdk.md)).

## With the processor of a real function

Lambda initialises at full speed. After that the function gets the share of a processor that belongs to its memory size:
one whole processor at 1769 MB. Here a Linux control group for each process does the same, over periods of 20 ms.

${quotas.map(([size, measured]) => `At ${size} MB:\n\n${describeTable(measured)}`).join('\n\n')}

## Which memory size

${describeMemory(runs)}

Cost = requests x $${(PRICE.request * 1e6).toFixed(2)} a million + billed seconds x GB x $${PRICE.gigabyteSecond} (ARM, us-east-1; initialisation is billed).
Assumptions: Cases answers in ${ASSUMED.casesLatency} ms, and one lookup in ${1 / ASSUMED.coldShare} meets a cold start. A warm lookup is that wait and the warm page
at the memory size's share. Cold leaves out the wait for Cases, and the time that Lambda takes to place the function.

**512 MB** is the default. Most of a lookup is waiting, which costs by the megabyte and is not shortened by a faster processor.
With less memory, the first call is cut into slices of processor time, and the caller waits for them. With more, there is
little left to speed up: initialisation runs at full speed already. Another size: \`-c memorySize=256\`.

Set the function's environment variable \`WARM_UP=off\` to measure what the warm-up saves on your side.
`;
}

function table(head: string[], rows: string[][]): string {
  return toMarkdown([head, ...rows], (column) => column > 0);
}
