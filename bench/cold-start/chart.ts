import { figuresOf, type Measured, median, type Runs } from './ratios';

const WIDTH = 760;
const LEFT = 300;
const BAR = 18;
const ROW = 28;

/** Draws initialisation and first call of each variant as bars, without a quota and at 512 MB, as SVG. */
export function drawChart(runs: Runs): string {
  const panels = [undefined, 512].flatMap((size) => {
    const measured = runs.get(size);
    return measured ? [{ title: size ? `first call at ${size} MB` : 'no quota', measured }] : [];
  });
  const longest = Math.max(
    ...panels.flatMap(({ measured }) => [...measured.keys()].map((v) => bars(measured, v.letter).cold)),
  );
  const scale = (WIDTH - LEFT - 60) / longest;
  let y = 44;
  const body = panels.map(({ title, measured }) => {
    const rows = [...measured.keys()].map(({ letter, title: name }) => {
      const { init, firstCall, cold } = bars(measured, letter);
      y += ROW;
      return `<text x="${LEFT - 10}" y="${y + 13}" text-anchor="end">(${letter}) ${name}</text>
<rect class="init" x="${LEFT}" y="${y}" width="${(init * scale).toFixed(1)}" height="${BAR}"/>
<rect class="first" x="${(LEFT + init * scale).toFixed(1)}" y="${y}" width="${(firstCall * scale).toFixed(1)}" height="${BAR}"/>
<text x="${(LEFT + cold * scale + 6).toFixed(1)}" y="${y + 13}">${cold.toFixed(0)} ms</text>`;
    });
    const heading = `<text class="heading" x="${LEFT}" y="${y - rows.length * ROW + 16}">${title}</text>`;
    y += ROW + 14;
    return [heading, ...rows].join('\n');
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="12">
<style>
  text { fill: #24292f } .heading { font-weight: 600 } .init { fill: #8cb4e8 } .first { fill: #d9622b }
  @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .init { fill: #4a78b5 } .first { fill: #e8814f } }
</style>
<rect class="init" x="${LEFT}" y="12" width="12" height="12"/><text x="${LEFT + 18}" y="22">initialisation</text>
<rect class="first" x="${LEFT + 120}" y="12" width="12" height="12"/><text x="${LEFT + 138}" y="22">first call: the caller waits for both</text>
${body.join('\n')}
</svg>
`;
}

function bars(measured: Measured, letter: string) {
  const all = figuresOf(measured, letter);
  const [init, firstCall] = [median(all.map((one) => one.init)), median(all.map((one) => one.firstCall))];
  return { init, firstCall, cold: init + firstCall };
}
