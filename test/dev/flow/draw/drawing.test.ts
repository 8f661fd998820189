import { readFlow } from '../../../../dev/flow/content/read-flow';
import { shapeOf } from '../../../../dev/flow/draw/drawing/block-shape';
import { connection } from '../../../../dev/flow/draw/drawing/connection';
import { drawingOf } from '../../../../dev/flow/draw/drawing/drawing';
import { laidOut } from '../../../../dev/flow/draw/drawing/layout';
import { positionsOf } from '../../../../dev/flow/draw/drawing/positions';
import { cutToFit } from '../../../../dev/flow/draw/drawing/text-width';
import { exampleFlow } from '../../../support/flows';
import { sampleFlow, samplePage, sampleRun } from '../../../support/page';
import { end, runContent, say } from '../../../support/run';

/** Where blocks stand whose positions the content gives as in the designer, one after the other. */
function placed(...positions: (object | undefined)[]) {
  const content = readFlow(exampleFlow(...positions.map(() => say({ Text: 'a' }))));
  content.Metadata = {
    ActionMetadata: Object.fromEntries(positions.map((position, index) => [index, position ?? {}])),
  };
  const shapes = new Map(content.Actions.map((action) => [action.Identifier, shapeOf(action)]));
  return [...positionsOf(content, shapes).values()];
}

const at = (x: number, y: number) => ({ position: { x, y } });

describe('the position of a block', () => {
  it('is the one that the designer gave it', () => {
    const expected = [
      { x: 10, y: 20 },
      { x: 300, y: 20 },
    ];
    expect(placed(at(10, 20), at(300, 20.4))).toEqual(expected);
    expect(placed({ Position: { x: 10, y: 20 } }, { Position: { x: 300, y: 20 } })).toEqual(expected);
  });

  it('is spread together with all others where blocks would cover each other', () => {
    expect(placed(at(0, 0), at(200, 0), at(600, 300))).toEqual([
      { x: 0, y: 0 },
      { x: 230, y: 0 },
      { x: 690, y: 345 },
    ]);
  });

  it('is the next free one below where several blocks were given the same', () => {
    const [first, second, third, below] = placed(at(0, 0), at(0, 0), at(300, 0), at(0, 200));
    const { height } = shapeOf(readFlow(exampleFlow(say({ Text: 'a' }))).Actions[0]!);
    expect([first, third]).toEqual([
      { x: 0, y: 0 },
      { x: 300, y: 0 },
    ]);
    expect(second!.x).toBe(0);
    expect(second!.y).toBeGreaterThanOrEqual(below!.y + height);
  });

  it('is not taken from content where it is beyond any canvas', () => {
    const points = placed(at(1e308, 0), at(0, -1e308), at(0, 0));
    for (const { x, y } of points) expect(Math.abs(x) + Math.abs(y)).toBeLessThan(10_000);
    expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
  });

  it('comes from a layout from left to right where one block has none, or most have the same', () => {
    for (const points of [placed(at(0, 0), undefined, at(0, 0)), placed(at(0, 0), at(0, 0), at(0, 0))]) {
      const [first, second, third] = points;
      expect(second!.x).toBeGreaterThan(first!.x + 204);
      expect(third!.x).toBeGreaterThan(second!.x + 204);
    }
  });
});

describe('a layout', () => {
  /** The points of blocks that lead to one another, by number. */
  function layout(identifiers: string[], leadsTo: (block: number) => number[]) {
    const shapes = identifiers.map((identifier, block) => {
      const branches = leadsTo(block).map((target) => ({ name: 'Success', target: identifiers[target]! }));
      return [identifier, { name: '', type: '', detail: '', branches, height: 100 }] as const;
    });
    return [...laidOut(new Map(shapes)).values()];
  }

  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `block ${index}`);

  it('takes blocks by any name, also those of the members of every object', () => {
    const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'];
    const points = layout(names, (block) => (block + 1 < names.length ? [block + 1] : []));
    expect(points.map(({ x }) => x)).toEqual(points.map(({ x }) => x).toSorted((a, b) => a - b));
    expect(new Set(points.map(({ x }) => x)).size).toBe(names.length);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('is found for a flow of 250 blocks with scattered branches, and no two blocks cover each other', () => {
    const points = layout(numbered(250), (block) =>
      Array.from({ length: 10 }, (_, n) => (block * 37 + n * 91 + 13) % 250),
    );
    const places = points.map(({ x, y }) => `${x} ${y}`);
    expect(new Set(places).size).toBe(250);
    for (const one of points) {
      const column = points.filter((other) => other !== one && other.x === one.x);
      for (const other of column) expect(Math.abs(other.y - one.y)).toBeGreaterThan(100);
    }
  });

  it('is found for a chain of 2,500 blocks', () => {
    const points = layout(numbered(2500), (block) => (block < 2499 ? [block + 1] : []));
    expect(points.at(-1)!.x).toBeGreaterThan(points.at(-2)!.x);
  });
});

describe('a connection', () => {
  const from = { x: 0, y: 0, height: 100 };

  it('leads from the row of its branch to the entrance of the next block', () => {
    expect(connection(from, 60, { x: 404, y: 200, height: 50 })).toBe('M204 60C304 60 304 223 404 223');
  });

  it('goes back between two blocks, or below them where they stand side by side', () => {
    expect(connection(from, 60, { x: -300, y: 200, height: 50 })).toContain(' 150C');
    expect(connection(from, 60, { x: -300, y: 20, height: 50 })).toContain(' 124C');
    expect(connection(from, 60, from)).toContain(' 124C');
  });
});

describe('a drawing', () => {
  const drawn = async () => drawingOf(await samplePage()).svg.markup;

  it('marks the blocks and branches on the path of each run', async () => {
    const svg = await drawn();
    const classes = (label: string) => new RegExp(`<a class="([^"]+)"[^>]*aria-label="${label}`).exec(svg)?.[1];
    expect(classes('Look up cases')).toBe('block integrate in-0 in-1');
    expect(classes('Say one')).toBe('block interact in-0');
    expect(classes('Say several')).toBe('block interact in-1');
    expect(classes('Say none')).toBe('block interact');
    expect(svg.match(/class="line in-0 in-1"/g)).toHaveLength(3);
    expect(svg.match(/class="line in-0"/g)).toHaveLength(2);
    expect(svg.match(/class="line in-1"/g)).toHaveLength(2);
    expect(svg.match(/class="line error"/g)).toHaveLength(8);
  });

  it('numbers the blocks of a run in their order, with the time of those that took some', async () => {
    const [, first = ''] = (await drawn()).split('<g class="badges run-0">');
    const badges = [...(first.split('<g class="badges')[0] ?? '').matchAll(/<text[^>]*>([^<]+)/g)].map(
      ([, text]) => text,
    );
    expect(badges).toEqual(['1', '2 · 1.20 s', '3', '4', '5', '6']);
  });

  it('shows every number of a block to which the path comes back', async () => {
    const content = exampleFlow(say({ Text: 'a' }), say({ Text: 'b' }), end);
    const run = await runContent(content);
    const [once] = run.path;
    const twice = { ...run, path: [once!, ...run.path], title: '', requests: [], failures: [] };
    const flow = { name: 'flow.json', content: readFlow(content), findings: [] };
    expect(drawingOf({ title: '', flows: [flow], runs: [twice] }).svg.markup).toContain('>1, 2</text>');
  });

  it('ends a branch to a block that does not exist with a cross', () => {
    const content = exampleFlow(say({ Text: 'a' }), end);
    content.Actions[0]!.Transitions = { NextAction: 'nowhere' } as never;
    const flow = { name: 'flow.json', content: readFlow(content), findings: [] };
    expect(drawingOf({ title: '', flows: [flow], runs: [] }).svg.markup).toContain('class="line dead"');
  });

  it('shows the modules below the flow, each with its name', async () => {
    const flow = { ...sampleFlow(), findings: [] };
    const one = drawingOf({ title: '', flows: [flow], runs: [await sampleRun('a', '1')] });
    const two = drawingOf({
      title: '',
      flows: [flow, { ...flow, name: 'module.json' }],
      runs: [await sampleRun('a', '1')],
    });
    expect(two.height).toBeGreaterThan(2 * one.height);
    expect(two.svg.markup).toContain('>module.json</text>');
    expect(two.svg.markup.match(/class="line in-0"/g)).toHaveLength(5);
  });
});

describe('a text in the drawing', () => {
  it('can be read as a whole where it is cut', () => {
    const text = 'a text that is much longer than a block of the drawing is wide';
    const content = readFlow(exampleFlow({ ...say({ Text: 'a' }), Identifier: text }));
    const flow = { name: 'flow.json', content: { ...content, StartAction: text }, findings: [] };
    expect(drawingOf({ title: '', flows: [flow], runs: [] }).svg.markup).toContain(`<title>${text}</title>`);
  });

  it('is cut where it would leave its block', () => {
    expect(cutToFit('short', 100, 12)).toBe('short');
    expect(cutToFit('a long text that does not fit', 100, 12)).toMatch(/^a long text.*…$/);
    expect(cutToFit('漢字漢字漢字漢字漢字漢字', 100, 12)).toBe('漢字漢字漢字漢…');
    expect(cutToFit('two\n  lines', 100, 12)).toBe('two lines');
  });
});
