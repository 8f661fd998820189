import type { Figures } from './measure';
import type { Variant } from './variants';

type Measured = Map<Variant, Figures[]>;

export function describeTable(figures: Measured, size: number | undefined): string {
  const rows = [...figures].map(([{ letter, title, zipSize }, all]) => {
    const f = (key: keyof Figures) =>
      median(all.map((one) => one[key]))
        .toFixed(1)
        .padStart(8);
    return `(${letter}) ${title.padEnd(46)} ${zipSize.toFixed(1).padStart(6)} ${f('init')} ${f('firstCall')} ${f('cold')} ${f('warmPage')} ${f('peakMemory')} ${f('bare')}`;
  });
  const by = (letter: string) => [...figures].find(([variant]) => variant.letter === letter)![1];
  const ratio = (key: keyof Figures, one: string, other: string, otherKey = key) =>
    median(by(one).map((figure, index) => figure[key] / by(other)[index]![otherKey])).toFixed(2);
  const rs = `cold/a ${ratio('cold', 'c', 'a')} first/a ${ratio('firstCall', 'c', 'a')} first/e ${ratio('firstCall', 'c', 'e')} cold/e ${ratio('cold', 'c', 'e')} warm/bare ${ratio('warmPage', 'c', 'c', 'bare')} mem/e ${ratio('peakMemory', 'c', 'e')}`;
  return [`memory ${size}`, ...rows, rs].join('\n');
}
export function describeRun(_a: unknown, _b: unknown): string {
  return '';
}

export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
