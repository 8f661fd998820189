import type { Action } from '../../content/content';
import { isLambdaBlock } from '../../content/lambda';
import { seconds } from '../../content/text';
import { type Markup, markup, NOTHING } from '../markup';
import type { PageFlow, PageRun } from '../model';
import { BLOCK_WIDTH, branchRow, ENTRANCE, type Point, shapeOf } from './block-shape';
import { connection } from './connection';
import { drawBlock } from './draw-block';
import { positionsOf } from './positions';
import { type Visits, visitsOf } from './visits';

export type DrawnFlow = { drawing: Markup; width: number; height: number };

/** The space around a flow: for the entry, for connections that go back, and for what stands above a block. */
const LEFT = 92;
const RIGHT = 72;
const TOP = 34;
const BOTTOM = 46;

/** Draws a flow, and the path of each run: of the runs, the style sheet shows the one that is chosen. */
export function drawFlow(
  { name, content, findings }: Required<PageFlow>,
  flowIndex: number,
  runs: PageRun[],
): DrawnFlow {
  const shapes = new Map(content.Actions.map((action) => [action.Identifier, shapeOf(action)]));
  const positions = positionsOf(content, shapes);
  const points = [...positions.values()];
  const least = { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) };
  const blocks = content.Actions.map((action, index) => {
    const { x, y } = positions.get(action.Identifier)!;
    const at = { x: x - least.x + LEFT, y: y - least.y + TOP };
    return { id: blockId(flowIndex, index), action, at, shape: shapes.get(action.Identifier)! };
  });
  const boxes = new Map(blocks.map(({ action, at, shape }) => [action.Identifier, { ...at, height: shape.height }]));
  const visits = runs.map(visitsOf);

  const lines = blocks.flatMap(({ action, shape }) => {
    const from = boxes.get(action.Identifier)!;
    return shape.branches.map((branch, index) => {
      const to = boxes.get(branch.target);
      if (to === undefined) return deadEnd(from, branchRow(shape, index));
      const kind = action.Transitions.Errors.some(({ ErrorType }) => ErrorType === branch.name) ? ' error' : '';
      const taken = classesOf(visits, (visit) => visit.by(name, action.Identifier, branch.name));
      return markup`<path class="line${kind}${taken}" d="${connection(from, branchRow(shape, index), to)}"/>`;
    });
  });
  const drawn = blocks.map((block) =>
    drawBlock({
      ...block,
      findings: findings.filter((finding) => finding.block === block.action.Identifier),
      runs: classesOf(visits, (visit) => visit.of(name, block.action.Identifier).length > 0),
    }),
  );
  const badges = runs.map((run, index) => {
    const onWay = blocks.flatMap(({ action, at }) =>
      badge(run, action, visits[index]!.of(name, action.Identifier), at),
    );
    return markup`<g class="badges run-${index}">${onWay}</g>`;
  });
  const start = boxes.get(content.StartAction);
  const entered = classesOf(visits, (visit) => visit.of(name, content.StartAction).length > 0);
  return {
    drawing: markup`<g class="lines">${start === undefined ? NOTHING : entry(start, entered)}${lines}</g><g class="blocks">${drawn}</g>${badges}`,
    width: Math.max(...blocks.map(({ at }) => at.x)) + BLOCK_WIDTH + RIGHT,
    height: Math.max(...blocks.map(({ at, shape }) => at.y + shape.height)) + BOTTOM,
  };
}

/** The id of a block's entry in the list of blocks. */
export function blockId(flow: number, block: number): string {
  return `b${flow}-${block}`;
}

function classesOf(visits: Visits[], came: (visit: Visits) => boolean): string {
  return visits.map((visit, index) => (came(visit) ? ` in-${index}` : '')).join('');
}

/** Where the contact enters. */
function entry({ x, y }: Point, runs: string): Markup {
  const middle = y + ENTRANCE;
  return markup`<g class="entry${runs}"><path class="line" d="M${x - 56} ${middle}H${x}"/><circle class="start" cx="${x - 66}" cy="${middle}" r="12"/><path class="play" d="M${x - 70} ${middle - 6}l11 6l-11 6z"/></g>`;
}

/** A branch to a block that does not exist. */
function deadEnd({ x, y }: Point, row: number): Markup {
  const [left, middle] = [x + BLOCK_WIDTH, y + row];
  return markup`<path class="line dead" d="M${left} ${middle}h26m-5 -5l10 10m-10 0l10 -10"/>`;
}

/**
 * The order in which a run came to a block, and how long it waited there the last time. Only Lambda blocks make it wait;
 * what others take is the time of the machine that runs the flow.
 */
function badge({ path }: PageRun, action: Action, steps: number[], { x, y }: Point): Markup[] {
  const last = path[(steps.at(-1) ?? 0) - 1];
  if (last === undefined) return [];
  const numbers = steps.length > 3 ? `${steps.slice(0, 2).join(', ')} … ${steps.at(-1)}` : steps.join(', ');
  const text = isLambdaBlock(action) ? `${numbers} · ${seconds(last.ended - last.began)} s` : numbers;
  const width = Math.max(20, 12 + text.length * 6.3);
  return [
    markup`<g class="badge" transform="translate(${x + 12} ${y - 5})"><rect y="-10" width="${width}" height="20" rx="10"/><text x="${width / 2}" y="4">${text}</text></g>`,
  ];
}
