import type { Result } from './report';

const SIZE = { row: 74, bar: 11, left: 190, width: 520 };

/** Colours that can be told apart in light and dark, one for each policy in the order of the figures. */
const COLOURS = ['#8c959f', '#d4a72c', '#bc4c00', '#8250df', '#0969da', '#2da44e'];

/** Draws the share of contacts answered in time as bars, one group for each load. */
export function toSvg(results: Result[]): string {
  const policies = results[0]?.figures.map(({ policy }) => policy) ?? [];
  const height = 60 + results.length * SIZE.row;
  const legend = policies.map((policy, index) => {
    const x = 20 + (index % 3) * 240;
    const y = 14 + Math.floor(index / 3) * 18;
    return `<rect x="${x}" y="${y - 9}" width="10" height="10" fill="${COLOURS[index]}"/><text x="${x + 16}" y="${y}">${policy}</text>`;
  });
  const groups = results.map(({ load, figures }, row) => {
    const top = 52 + row * SIZE.row;
    const bars = figures.map(({ share }, index) => {
      const y = top + index * SIZE.bar;
      const width = share * SIZE.width;
      return `<rect x="${SIZE.left}" y="${y}" width="${width.toFixed(1)}" height="${SIZE.bar - 2}" fill="${COLOURS[index]}"/><text class="small" x="${(SIZE.left + width + 4).toFixed(1)}" y="${y + 8}">${share.toFixed(3)}</text>`;
    });
    return `<text x="${SIZE.left - 10}" y="${top + 36}" text-anchor="end">${load}</text>${bars.join('')}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 770 ${height}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Share of contacts answered in time, by load and policy">
<style>text { fill: #1f2328 } .small { font-size: 9px } @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }</style>
${[...legend, ...groups].join('\n')}
</svg>
`;
}
