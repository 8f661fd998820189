import type { FlowContent } from '../../content/content';
import { isObject, member } from '../../content/values';
import { BLOCK_WIDTH, type BlockShape, type Point } from './block-shape';
import { laidOut } from './layout';

/** The least space between two blocks. */
const GAP = 24;

/** Blocks that are nearer to each other than this were given one position. */
const SAME = { x: 16, y: 42 };

/** The designer's canvas is smaller; a position beyond it is not one. */
const MAX_POSITION = 1_000_000;

/** How far the designer's positions are spread at most: its blocks are smaller than these. */
const SPREADS = [1, 1.15, 1.3, 1.5];

/**
 * Where the top left corners of the blocks are: as in the designer. Content in which a block has no position is laid out
 * as a whole, because a layout cannot fit a few blocks between others that must not move.
 */
export function positionsOf({ Actions, Metadata }: FlowContent, shapes: Map<string, BlockShape>): Map<string, Point> {
  const metadata = Metadata.ActionMetadata;
  const designed = Actions.map(({ Identifier }) => [Identifier, readPosition(member(metadata, Identifier))] as const);
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
  if (!isObject(position) || !isPosition(position.x) || !isPosition(position.y)) return undefined;
  return { x: position.x, y: position.y };
}

function isPosition(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= MAX_POSITION;
}

function spread(points: Map<string, Point>, shapes: Map<string, BlockShape>): Map<string, Point> {
  const by = (factor: number) =>
    new Map([...points].map(([block, { x, y }]) => [block, { x: Math.round(x * factor), y: Math.round(y * factor) }]));
  return apart(by(SPREADS.find((factor) => !overlap(by(factor), shapes)) ?? SPREADS.at(-1)!), shapes);
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
 * The designer shows some blocks of the flow language as one and gives them one position: each further one moves down to
 * the next free place, so that the names and branches of all can be read.
 */
function apart(points: Map<string, Point>, shapes: Map<string, BlockShape>): Map<string, Point> {
  const box = (block: string, point: Point) => ({ ...point, height: shapes.get(block)?.height ?? 0 });
  const placed = new Map<string, Point>();
  const moved = [...points].filter(([block, point]) => {
    const isFirst = ![...placed.values()].some((other) => samePlace(other, point));
    if (isFirst) placed.set(block, point);
    return !isFirst;
  });
  for (const [block, point] of moved) {
    let free = box(block, point);
    const covered = () => [...placed].map(([other, at]) => box(other, at)).find((other) => covers(other, free));
    for (let other = covered(); other !== undefined; other = covered()) {
      free = { ...free, y: other.y + other.height + GAP };
    }
    placed.set(block, { x: free.x, y: free.y });
  }
  return new Map([...points.keys()].map((block) => [block, placed.get(block)!]));
}

function samePlace(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < SAME.x && Math.abs(a.y - b.y) < SAME.y;
}
