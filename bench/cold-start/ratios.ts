import type { Figures } from './measure';
import type { Variant } from './variants';

/** What was measured of each variant, in the order of the rounds. */
export type Measured = Map<Variant, Figures[]>;

/** What each memory size brought; undefined: no quota. */
export type Runs = Map<number | undefined, Measured>;

/** A figure of the project's variant; with `atMost`, one that the project holds itself to. */
export type Ratio = { figure: string; atMost?: number; value: number | undefined };

/** Compares the project's variant with others: medians of the ratios of pairs from the same round. */
export function compare(runs: Runs): Ratio[] {
  const free = runs.get(undefined);
  const at512 = runs.get(512);
  const zipSize = [...(free?.keys() ?? [])].find(({ letter }) => letter === 'c')?.zipSize;
  return [
    { figure: 'cold at 512 MB, against (a)', atMost: 0.36, value: ratio(at512, 'cold', 'a') },
    { figure: 'cold at 512 MB, against (e)', atMost: 0.95, value: ratio(at512, 'cold', 'e') },
    { figure: 'zip size in KB', atMost: 100, value: zipSize },
    { figure: 'cold, no quota, against (a)', value: ratio(free, 'cold', 'a') },
    { figure: 'first call, against (a)', value: ratio(free, 'firstCall', 'a') },
    { figure: 'first call, against (e)', value: ratio(free, 'firstCall', 'e') },
    { figure: 'warm page, against a bare request', value: ratio(free, 'warmPage', 'g') },
    { figure: 'peak memory, against (e)', value: ratio(free, 'peakMemory', 'e') },
  ];
}

/** The figures that exceed what the project holds itself to. */
export function exceeded(runs: Runs): Ratio[] {
  return compare(runs).filter(({ atMost, value }) => atMost !== undefined && value !== undefined && value > atMost);
}

/** Compares the project's variant with the build that `--against` names: one row for each memory size. */
export function compareBuilds(
  runs: Runs,
): { size: number | undefined; init: number; firstCall: number; cold: number }[] {
  return [...runs].map(([size, measured]) => {
    const against = (key: keyof Figures) => ratio(measured, key, 'h') ?? Number.NaN;
    return { size, init: against('init'), firstCall: against('firstCall'), cold: against('cold') };
  });
}

function ratio(measured: Measured | undefined, key: keyof Figures, other: string): number | undefined {
  if (measured === undefined) return undefined;
  const theirs = figuresOf(measured, other);
  return median(figuresOf(measured, 'c').map((figures, round) => figures[key] / (theirs[round]?.[key] ?? NaN)));
}

/** The figures of the variant with a letter. */
export function figuresOf(measured: Measured, letter: string): Figures[] {
  return [...measured].find(([variant]) => variant.letter === letter)?.[1] ?? [];
}

/** The middle of some numbers. */
export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** The number below which a share of some numbers lies. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
