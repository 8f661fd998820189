import type { Part } from './parts';

const WIDTH = 760;
const LEFT = 200;
const BAR = 22;
const ROW = 34;

/** The colours of the parts in their order, on a light and on a dark background. */
const COLOURS = [
  ['#8c959f', '#6e7681'],
  ['#0969da', '#58a6ff'],
  ['#1a7f37', '#3fb950'],
  ['#bf8700', '#d29922'],
  ['#bc4c00', '#f0883e'],
  ['#8250df', '#bc8cff'],
  ['#cf222e', '#ff7b72'],
];

/** Draws the parts of a warm page's processor time beside those of a bare and of a hand-signed request, as SVG. */
export function drawParts(parts: Part[], byHand: number): string {
  const whole = parts.reduce((sum, { multiple }) => sum + multiple, 0);
  const scale = (WIDTH - LEFT - 60) / Math.max(whole, byHand);
  let x = LEFT;
  const stacked = parts.map(({ multiple }, index) => {
    const drawn = bar(`part-${index}`, { x, row: 2, width: multiple * scale });
    x += multiple * scale;
    return drawn;
  });
  const legend = parts.map(({ title, multiple }, index) => {
    const y = 3 * ROW + 42 + index * 20;
    return `<rect class="part-${index}" x="${LEFT}" y="${y - 11}" width="12" height="12"/><text x="${LEFT + 20}" y="${y}">${title}: ${multiple.toFixed(2)}</text>`;
  });
  const rows: [title: string, multiple: number][] = [
    ['(g) a bare request', 1],
    ['(e) one request by hand', byHand],
    ['(c) this project', whole],
  ];
  const labels = rows.map(([title, multiple], row) => {
    const y = 30 + row * ROW + BAR / 2 + 4;
    return `<text x="${LEFT - 10}" y="${y}" text-anchor="end">${title}</text><text x="${(LEFT + multiple * scale + 6).toFixed(1)}" y="${y}">${multiple.toFixed(2)}</text>`;
  });
  const style = (background: number) =>
    parts.map((_, index) => `.part-${index} { fill: ${COLOURS[index]?.[background]} }`).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${3 * ROW + 42 + parts.length * 20}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Processor time of a warm page by its parts, as multiples of a bare request">
<style>
  text { fill: #24292f } .by-hand { fill: #afb8c1 } ${style(0)}
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .by-hand { fill: #484f58 } ${style(1)} }
</style>
<text x="${LEFT}" y="18">processor time of a warm page; a bare request = 1</text>
${[bar('part-0', { x: LEFT, row: 0, width: scale }), bar('by-hand', { x: LEFT, row: 1, width: byHand * scale }), ...stacked, ...labels, ...legend].join('\n')}
</svg>
`;
}

function bar(colour: string, { x, row, width }: { x: number; row: number; width: number }): string {
  return `<rect class="${colour}" x="${x.toFixed(1)}" y="${30 + row * ROW}" width="${width.toFixed(1)}" height="${BAR}"/>`;
}
