const UNIT = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** The element nearest to another one in a direction; what lies to the side counts as farther away. */
export function nearest(from, others, direction) {
  const unit = UNIT[direction];
  const start = middleOf(from);
  let best;
  let least = Number.POSITIVE_INFINITY;
  for (const other of others) {
    const { x, y } = middleOf(other);
    const ahead = (x - start.x) * unit.x + (y - start.y) * unit.y;
    const aside = Math.abs((x - start.x) * unit.y) + Math.abs((y - start.y) * unit.x);
    const distance = ahead + 2 * aside;
    if (other === from || ahead <= 0 || aside > 2 * ahead || distance >= least) continue;
    best = other;
    least = distance;
  }
  return best;
}
function middleOf(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
