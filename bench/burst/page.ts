import type { Figures } from '../overload/figures';
import { ASSUMED } from '../overload/world';
import { toMarkdown } from '../table';

/** The seed of the first round, as in the simulation's own page. */
export const FIRST_SEED = 1000;

/** What one load came to under one set of quotas. */
export type Compared = {
  load: string;
  quotas: string;
  rounds: number;
  by: [processes: Outcome, simulation: Outcome, oracle: Outcome];
};

/** All rounds together, and each. */
type Outcome = [name: string, all: Figures, rounds: Figures[]];

/** A row for each load, quota and way; each cell shows all rounds together, then the lowest and the highest round. */
export function toTable(compared: Compared[]): string {
  const spread = (all: Figures, rounds: Figures[], show: (figures: Figures) => number) => {
    const each = rounds.map(show).sort((one, other) => one - other);
    const [total, low = 0, high = 0] = [show(all), each[0], each.at(-1)];
    return `${total.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;
  };
  const rows = compared.flatMap(({ load, quotas, rounds, by }) =>
    by.map(([name, all, each], index) => {
      const cells = [
        spread(all, each, ({ share }) => share),
        spread(all, each, ({ median }) => median / 1000),
        spread(all, each, ({ percentile95 }) => percentile95 / 1000),
        spread(all, each, ({ requestsPerAnswer }) => requestsPerAnswer),
      ];
      return [...(index === 0 ? [load, quotas, String(rounds)] : ['', '', '']), name, ...cells];
    }),
  );
  return toMarkdown([
    ['load', 'quotas', 'rounds', 'measured', 'answered', 'median s', '95th s', 'requests per answer'],
    ...rows,
  ]);
}

/** Below this the simulated network decides and not the waits. */
const SHORT_MEDIAN_MS = 1000;

/** How far the simulation is from what processes did, in percent: the load with the largest difference. */
function differences(compared: Compared[]): { share: string; median: string; requests: string } {
  const largest = (show: (figures: Figures) => number, counts: (simulated: Figures) => boolean = () => true) => {
    const all = compared.flatMap(({ by: [[, real], [, simulated]] }) =>
      counts(simulated) ? [Math.abs(show(real) / show(simulated) - 1)] : [],
    );
    return `${Math.round(100 * Math.max(...all))} %`;
  };
  return {
    share: largest(({ share }) => share),
    median: largest(
      ({ median }) => median,
      ({ median }) => median >= SHORT_MEDIAN_MS,
    ),
    requests: largest(({ requestsPerAnswer }) => requestsPerAnswer),
  };
}

/** The whole of docs/burst.md. */
export function describeBurst(compared: Compared[]): string {
  const { share, median, requests } = differences(compared);
  return `# The same burst for real

Does the simulation of [overload.md](overload.md) predict what processes do? The largest differences over all loads below
are ${share} in the share of callers answered, ${requests} in the requests per answer, and ${median} in median waits of ${SHORT_MEDIAN_MS / 1000} s or more.

Processes run the bundle as the stack deploys it, one for each contact, warm and invoked at once, against the emulator on
the real clock. Beside them stand the simulation and the ideal scheduler, with as many rounds and the same seeds,
${FIRST_SEED} and up. Written by

    npm run bench:burst

The emulator answers every request after ${ASSUMED.latency.median} ms, which is the simulation's median. Each cell shows all rounds together, and
in brackets the lowest and the highest round.

${toTable(compared)}
`;
}
