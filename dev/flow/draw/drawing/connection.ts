import { BLOCK_WIDTH, ENTRANCE, type Point } from './block-shape';

type Box = Point & { height: number };

/** How far a connection goes straight out of a block and into one, at most. */
const MAX_REACH = 120;

/** The path of a connection from a branch's row to the block that it leads to. */
export function connection(from: Box, row: number, to: Box): string {
  const start = { x: from.x + BLOCK_WIDTH, y: from.y + row };
  const end = { x: to.x, y: to.y + ENTRANCE };
  const points = end.x > start.x ? forward(start, end) : backward(start, end, levelBetween(from, to));
  return points.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

function forward(start: Point, end: Point): string {
  const reach = Math.min(MAX_REACH, Math.max(24, (end.x - start.x) / 2));
  return `M${start.x} ${start.y}C${start.x + reach} ${start.y} ${end.x - reach} ${end.y} ${end.x} ${end.y}`;
}

/** Goes back at a level where neither of the two blocks is in the way. */
function backward(start: Point, end: Point, level: number): string {
  const reach = 64;
  const middle = (start.x + end.x) / 2;
  return (
    `M${start.x} ${start.y}C${start.x + reach} ${start.y} ${start.x + reach} ${level} ${middle} ${level}` +
    `C${end.x - reach} ${level} ${end.x - reach} ${end.y} ${end.x} ${end.y}`
  );
}

function levelBetween(from: Box, to: Box): number {
  const [upper, lower] = from.y <= to.y ? [from, to] : [to, from];
  const bottom = upper.y + upper.height;
  return lower.y > bottom + 12 ? (bottom + lower.y) / 2 : Math.max(bottom, lower.y + lower.height) + 24;
}
