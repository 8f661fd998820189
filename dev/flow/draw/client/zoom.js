const SMALLEST = 0.05;
const LARGEST = 3;
/** The scale at which a block is shown where the drawing is smaller, and the one below which a page is not opened. */
const READABLE = 0.6;
const SMALL = 0.45;
export function createZoom(stage, drawing, onScale) {
  const { width, height } = drawing.viewBox.baseVal;
  let scale = 1;
  function set(wanted) {
    scale = Math.min(LARGEST, Math.max(SMALLEST, wanted));
    drawing.setAttribute('width', String(width * scale));
    drawing.setAttribute('height', String(height * scale));
    onScale(scale);
  }
  function by(factor, around = middleOf(stage)) {
    const before = drawing.getBoundingClientRect();
    const inside = { x: (around.x - before.left) / scale, y: (around.y - before.top) / scale };
    set(scale * factor);
    const after = drawing.getBoundingClientRect();
    stage.scrollBy(after.left + inside.x * scale - around.x, after.top + inside.y * scale - around.y);
  }
  function fitting() {
    return Math.min(1, stage.clientWidth / width, stage.clientHeight / height);
  }
  function open(start) {
    const small = fitting() < SMALL;
    set(small ? READABLE : fitting());
    if (small && start) show(start);
  }
  function show(element) {
    if (scale < READABLE) set(READABLE);
    const box = element.getBoundingClientRect();
    const { x, y } = middleOf(stage);
    stage.scrollBy(box.left + box.width / 2 - x, box.top + box.height / 2 - y);
  }
  return { by, actual: () => by(1 / scale), fit: () => set(fitting()), open, show };
}
function middleOf(element) {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
