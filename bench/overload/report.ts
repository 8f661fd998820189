import { toMarkdown } from '../table';
import type { Figures } from './figures';
import { QUOTAS } from './world';

/** What a load came to, under each of the quotas. */
export type Result = { load: string; runs: number; byQuota: Figures[][] };

/** Everything that is measured. */
export type Measured = Record<'results' | 'details' | 'patient' | 'slow' | 'raised' | 'denied', Result[]>;

/** One column of a table: its head, and what it shows of the figures. */
type Column = [head: string, show: (of: Figures) => string];

const ANSWERED: Column = ['answered', ({ share }) => share.toFixed(3)];
const OF_ORACLE: Column = ['of oracle', ({ ofOracle }) => ofOracle.toFixed(3)];
const MEDIAN: Column = ['median s (x oracle)', ({ median, medianOfOracle }) => seconds(median, medianOfOracle)];
const LATE: Column = [
  '95th s (x oracle)',
  ({ percentile95, percentile95OfOracle }) => seconds(percentile95, percentile95OfOracle),
];
const REQUESTS: Column = ['requests per answer', ({ requestsPerAnswer }) => number(requestsPerAnswer)];
const PER_CONTACT: Column = ['requests per contact', ({ requestsPerContact }) => number(requestsPerContact)];
const LATE_REQUESTS: Column = ['late requests', ({ lateRequests }) => String(lateRequests)];
const IN_EIGHT_SECONDS: Column = ['answered within 8 s, a run', ({ inEightSeconds }) => inEightSeconds.toFixed(1)];

/** The figures of every policy under every load. */
export function toTable(results: Result[]): string {
  return table(results, [ANSWERED, OF_ORACLE, MEDIAN, LATE, REQUESTS, LATE_REQUESTS]);
}

/** What a permission error costs. */
export function toDeniedTable(results: Result[]): string {
  return table(withoutOracle(results), [PER_CONTACT, LATE_REQUESTS]);
}

/** What details of cases cost. */
export function toDetailsTable(results: Result[]): string {
  return table(results, [ANSWERED, OF_ORACLE, MEDIAN, LATE, PER_CONTACT]);
}

/** What sixty seconds gain. */
export function toPatientTable(results: Result[]): string {
  return table(results, [ANSWERED, OF_ORACLE, MEDIAN, LATE, REQUESTS, IN_EIGHT_SECONDS]);
}

/** A row for each policy; each cell shows the figures under both quotas, in the order of {@link QUOTAS}. */
function table(results: Result[], columns: Column[]): string {
  const rows = results.flatMap(({ load, runs, byQuota: [first = [], ...others] }) =>
    first.map((figures, index) => {
      const each = [figures, ...others.map((figures) => figures[index] as Figures)];
      return [
        index === 0 ? `${load} (${runs} runs)` : '',
        figures.policy,
        ...columns.map(([, show]) => each.map(show).join(' / ')),
      ];
    }),
  );
  return toMarkdown([['load', 'policy', ...columns.map(([head]) => head)], ...rows]);
}

function withoutOracle(results: Result[]): Result[] {
  return results.map(({ byQuota, ...result }) => ({
    ...result,
    byQuota: byQuota.map((figures) => figures.filter(({ policy }) => policy !== 'oracle')),
  }));
}

function seconds(milliseconds: number, ofOracle: number): string {
  return Number.isNaN(milliseconds) ? '-' : `${(milliseconds / 1000).toFixed(2)} (${ofOracle.toFixed(2)})`;
}

function number(value: number): string {
  return Number.isFinite(value) ? value.toFixed(2) : '-';
}
