import { Graph, layout } from '@dagrejs/dagre';
import { BLOCK_WIDTH, type BlockShape, type Point } from './block-shape';

/** The space between two columns of blocks, and between two blocks of one. */
const COLUMN_GAP = 90;
const ROW_GAP = 36;

/**
 * What dagre is given at most. Its time grows with the columns that connections cross: 10,000 take 2 s, and ten times as
 * many more than a minute. It calls itself for each block of a chain.
 */
const MAX_CROSSED_COLUMNS = 10_000;
const MAX_BLOCKS = 1000;

/** Lays blocks out from left to right, as the designer's users do it; the first block is where the flow starts. */
export function laidOut(shapes: Map<string, BlockShape>): Map<string, Point> {
  const blocks = [...shapes.values()];
  const numbers = new Map([...shapes.keys()].map((identifier, index) => [identifier, index]));
  const targets = blocks.map(({ branches }, index) => {
    const found = branches.map(({ target }) => numbers.get(target)).filter((target) => target !== undefined);
    return [...new Set(found)].filter((target) => target !== index);
  });
  const isSmall = blocks.length <= MAX_BLOCKS && crossedColumns(targets) <= MAX_CROSSED_COLUMNS;
  const points = isSmall ? byDagre(blocks, targets) : inColumns(blocks, targets);
  return new Map([...shapes.keys()].map((identifier, index) => [identifier, points[index]!]));
}

/** Few crossings and short connections. Blocks are numbers here: a name could be that of a member of every object. */
function byDagre(blocks: BlockShape[], targets: number[][]): Point[] {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: ROW_GAP, ranksep: COLUMN_GAP });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [block, { height }] of blocks.entries()) graph.setNode(`b${block}`, { width: BLOCK_WIDTH, height });
  for (const [block, next] of targets.entries()) for (const target of next) graph.setEdge(`b${block}`, `b${target}`);
  layout(graph);
  return blocks.map(({ height }, block) => {
    const { x, y } = graph.node(`b${block}`);
    return { x: Math.round(x - BLOCK_WIDTH / 2), y: Math.round(y - height / 2) };
  });
}

/** Each block in the column of its distance from the start, near the blocks that lead to it; in linear time. */
function inColumns(blocks: BlockShape[], targets: number[][]): Point[] {
  const columns: number[][] = [];
  const seen = new Set<number>();
  for (const start of blocks.keys()) {
    for (let column = seen.has(start) ? [] : [start], at = 0; column.length > 0; at++) {
      for (const block of column) seen.add(block);
      columns[at] = [...(columns[at] ?? []), ...column];
      column = [...new Set(column.flatMap((block) => targets[block]!))].filter((target) => !seen.has(target));
    }
  }
  const points: Point[] = [];
  for (const [at, column] of columns.entries()) {
    let y = 0;
    for (const block of column) {
      points[block] = { x: at * (BLOCK_WIDTH + COLUMN_GAP), y };
      y += blocks[block]!.height + ROW_GAP;
    }
  }
  return points;
}

/** How many columns all connections cross together where each block stands right of all that lead to it. */
function crossedColumns(targets: number[][]): number {
  const order = topological(targets);
  const places = new Map(order.map((block, place) => [block, place]));
  const columns = targets.map(() => 0);
  let crossed = 0;
  for (const block of order) {
    for (const target of targets[block]!) {
      if (places.get(target)! > places.get(block)!) {
        columns[target] = Math.max(columns[target]!, columns[block]! + 1);
      }
    }
  }
  for (const [block, next] of targets.entries()) {
    for (const target of next) crossed += Math.abs(columns[target]! - columns[block]!);
  }
  return crossed;
}

/** The blocks in an order in which connections lead forward, but for those that close a loop. */
function topological(targets: number[][]): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  for (const start of targets.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const path = [{ block: start, next: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = targets[top.block]![top.next++];
      if (target === undefined) order.push(path.pop()!.block);
      else if (!seen.has(target)) {
        seen.add(target);
        path.push({ block: target, next: 0 });
      }
    }
  }
  return order.reverse();
}
