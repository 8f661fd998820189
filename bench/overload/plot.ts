import type { Figures } from './figures';
import type { Result } from './report';
import { QUOTAS } from './world';

/** Pixels. */
const SIZE = { row: 22, names: 170, panel: 260, gap: 40, top: 84, bottom: 34 };

/** The policies that are drawn, from back to front; the others would hide what matters. */
const MARKS = [
  { policy: 'no retry', shape: 'square', colour: 'no-retry' },
  { policy: 'SDK adaptive', shape: 'diamond', colour: 'adaptive' },
  { policy: 'SDK standard', shape: 'diamond', colour: 'sdk' },
  { policy: 'ours', shape: 'circle', colour: 'ours' },
] as const;

/**
 * Draws, for each load, what share of contacts each policy answers in time, and how many the oracle answers: a bar to
 * that limit, with a mark for each policy. One panel for each quota.
 */
export function toSvg(results: Result[]): string {
  const height = SIZE.top + results.length * SIZE.row + SIZE.bottom;
  const width = SIZE.names + QUOTAS.length * (SIZE.panel + SIZE.gap);
  const panels = QUOTAS.map(({ name, ListCasesForContact: { burst } }, index) => {
    const left = SIZE.names + index * (SIZE.panel + SIZE.gap);
    const rows = results.map(({ byQuota }, row) => drawRow(byQuota[index] ?? [], left, rowAt(row)));
    return [drawAxis(`burst ${burst} (${name})`, left, height), ...rows].join('\n');
  });
  const names = results.map(({ load }, row) => text(SIZE.names - 12, rowAt(row) + 4, load, 'end'));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Share of contacts answered in time, by load, policy and burst">
<style>text { fill: #1f2328 } .possible { fill: #d0d7de } .limit { fill: #1f2328 } .grid { stroke: #d0d7de } .no-retry { fill: #8c959f } .sdk { fill: #bc4c00 } .adaptive { fill: #8250df } .ours { fill: #0969da } @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .possible { fill: #30363d } .limit { fill: #e6edf3 } .grid { stroke: #30363d } .sdk { fill: #f0883e } .adaptive { fill: #bc8cff } .ours { fill: #58a6ff } }</style>
${[drawLegend(), ...names, ...panels].join('\n')}
</svg>
`;
}

function rowAt(row: number): number {
  return SIZE.top + row * SIZE.row + SIZE.row / 2;
}

function drawRow(figures: Figures[], left: number, y: number): string {
  const shareOf = (policy: string) => figures.find((each) => each.policy === policy)?.share ?? 0;
  const possible = shareOf('oracle') * SIZE.panel;
  const marks = MARKS.map(({ policy, shape, colour }) => mark(shape, left + shareOf(policy) * SIZE.panel, y, colour));
  return [
    `<rect class="possible" x="${left}" y="${y - 5}" width="${possible.toFixed(1)}" height="10"/>`,
    `<rect class="limit" x="${(left + possible - 1).toFixed(1)}" y="${y - 8}" width="2" height="16"/>`,
    ...marks,
  ].join('');
}

function drawAxis(title: string, left: number, height: number): string {
  const bottom = height - SIZE.bottom;
  const lines = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const x = left + share * SIZE.panel;
    const label = text(x, bottom + 18, `${share * 100} %`, 'middle');
    return `<line class="grid" x1="${x}" y1="${SIZE.top}" x2="${x}" y2="${bottom}"/>${label}`;
  });
  return text(left, SIZE.top - 12, title, 'start') + lines.join('');
}

function drawLegend(): string {
  const entries = [
    ['this project', mark('circle', 20, 20, 'ours')],
    ["the SDK's standard retries", mark('diamond', 130, 20, 'sdk')],
    ['adaptive retries', mark('diamond', 310, 20, 'adaptive')],
    ['no retry', mark('square', 432, 20, 'no-retry')],
    [
      'the most that is possible',
      '<rect class="possible" x="512" y="15" width="18" height="10"/><rect class="limit" x="530" y="12" width="2" height="16"/>',
    ],
  ] as const;
  const at = [32, 142, 322, 444, 540];
  const drawn = entries.map(([label, symbol], index) => symbol + text(at[index] as number, 24, label, 'start'));
  return [...drawn, text(20, 48, 'Contacts answered within the 8 s that their block waits', 'start')].join('');
}

function mark(shape: 'circle' | 'diamond' | 'square', x: number, y: number, colour: string): string {
  const [cx, cy] = [x.toFixed(1), y];
  if (shape === 'circle') return `<circle class="${colour}" cx="${cx}" cy="${cy}" r="5"/>`;
  const turn = shape === 'diamond' ? ` transform="rotate(45 ${cx} ${cy})"` : '';
  return `<rect class="${colour}" x="${(x - 4).toFixed(1)}" y="${y - 4}" width="8" height="8"${turn}/>`;
}

function text(x: number, y: number, content: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${content}</text>`;
}
