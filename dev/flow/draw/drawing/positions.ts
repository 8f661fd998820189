import { Graph, layout } from '@dagrejs/dagre';
import type { FlowContent } from '../../content/content';
import { isObject } from '../../content/values';
import { BLOCK_WIDTH, type BlockShape, type Point } from './block-shape';

/** The least space between two blocks. */
const GAP = 24;

/** By how much a block of the same position is moved: as much as the name above it needs. */
const STEP = { x: 16, y: 42 };

/** How far the designer's positions are spread at most: its blocks are smaller than these. */
const SPREADS = [1, 1.15, 1.3, 1.5];

/**
 * Where the top left corners of the blocks are: as in the designer. Content in which a block has no position is laid out
 * as a whole, because a layout cannot fit a few blocks between others that must not move.
 */
export function positionsOf({ Actions, Metadata }: FlowContent, shapes: Map<string, BlockShape>): Map<string, Point> {
  const metadata = isObject(Metadata.ActionMetadata) ? Metadata.ActionMetadata : {};
  const designed = Actions.map(({ Identifier }) => [Identifier, readPosition(metadata[Identifier])] as const);
  const known = designed.flatMap(([block, point]) => (point === undefined ? [] : [[block, point] as const]));
  const places = new Set(known.map(([, { x, y }]) => `${x} ${y}`));
  const distinct = places.size > known.length / 2;
  if (known.length < Actions.length || !distinct) return laidOut(shapes);
  return spread(new Map(known), shapes);
}

/** The designer writes `position`; the Developer Guide's example has `Position`. */
function readPosition(metadata: unknown): Point | undefined {
  if (!isObject(metadata)) return undefined;
  const position = metadata.position ?? metadata.Position;
  if (!isObject(position) || !Number.isFinite(position.x) || !Number.isFinite(position.y)) return undefined;
  return { x: position.x as number, y: position.y as number };
}

function spread(points: Map<string, Point>, shapes: Map<string, BlockShape>): Map<string, Point> {
  const by = (factor: number) =>
    new Map([...points].map(([block, { x, y }]) => [block, { x: Math.round(x * factor), y: Math.round(y * factor) }]));
  return cascade(by(SPREADS.find((factor) => !overlap(by(factor), shapes)) ?? SPREADS.at(-1)!));
}

/** Whether a block covers another one; not those of the same position, which no spreading parts. */
function overlap(points: Map<string, Point>, shapes: Map<string, BlockShape>): boolean {
  const boxes = [...points].map(([block, point]) => ({ ...point, height: shapes.get(block)?.height ?? 0 }));
  return boxes.some((a, index) => boxes.slice(index + 1).some((b) => !samePlace(a, b) && covers(a, b)));
}

function covers(a: Point & { height: number }, b: Point & { height: number }): boolean {
  const [upper, lower] = a.y <= b.y ? [a, b] : [b, a];
  return Math.abs(a.x - b.x) < BLOCK_WIDTH + GAP && lower.y - upper.y < upper.height + GAP;
}

/**
 * The designer shows some blocks of the flow language as one and gives them one position: those are drawn one over the
 * other, so that the names of all can be read.
 */
function cascade(points: Map<string, Point>): Map<string, Point> {
  const placed: Point[] = [];
  return new Map(
    [...points].map(([block, point]) => {
      const below = placed.filter((other) => samePlace(other, point)).length;
      placed.push(point);
      return [block, { x: point.x + below * STEP.x, y: point.y + below * STEP.y }];
    }),
  );
}

function samePlace(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < STEP.x && Math.abs(a.y - b.y) < STEP.y;
}

/** From left to right, as the designer's users do it. */
function laidOut(shapes: Map<string, BlockShape>): Map<string, Point> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 36, ranksep: 90 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [block, { height }] of shapes) graph.setNode(block, { width: BLOCK_WIDTH, height });
  for (const [block, { branches }] of shapes) {
    for (const { target } of branches) if (shapes.has(target)) graph.setEdge(block, target);
  }
  layout(graph);
  return new Map(
    [...shapes].map(([block, { height }]) => {
      const { x, y } = graph.node(block);
      return [block, { x: Math.round(x - BLOCK_WIDTH / 2), y: Math.round(y - height / 2) }];
    }),
  );
}
