/** The drawing's size on the screen; the stage scrolls what does not fit in it. */
type Zoom = {
  /** Makes the drawing larger or smaller around a point of the screen, or around the middle of the stage. */
  by(factor: number, around?: { x: number; y: number }): void;
  actual(): void;
  fit(): void;
  /** Fits the drawing as a page is opened: a large one is shown from an element on, at a size at which it can be read. */
  open(start: Element | null): void;
  /** Scrolls an element into the middle, at a size at which it can be read. */
  show(element: Element): void;
};

const MIN_SCALE = 0.05;
const MAX_SCALE = 3;

/** The scale at which a block is shown where the drawing is smaller, and the one below which a page is not opened. */
const MIN_READABLE_SCALE = 0.6;
const MIN_OPENING_SCALE = 0.45;

export function createZoom(stage: HTMLElement, drawing: SVGSVGElement, onScale: (scale: number) => void): Zoom {
  const { width, height } = drawing.viewBox.baseVal;
  let scale = 1;

  function set(wanted: number): void {
    scale = Math.min(MAX_SCALE, Math.max(MIN_SCALE, wanted));
    drawing.setAttribute('width', String(width * scale));
    drawing.setAttribute('height', String(height * scale));
    onScale(scale);
  }

  function by(factor: number, around = middleOf(stage)): void {
    const before = drawing.getBoundingClientRect();
    const inside = { x: (around.x - before.left) / scale, y: (around.y - before.top) / scale };
    set(scale * factor);
    const after = drawing.getBoundingClientRect();
    stage.scrollBy(after.left + inside.x * scale - around.x, after.top + inside.y * scale - around.y);
  }

  function fitting(): number {
    return Math.min(1, stage.clientWidth / width, stage.clientHeight / height);
  }

  function open(start: Element | null): void {
    const small = fitting() < MIN_OPENING_SCALE;
    set(small ? MIN_READABLE_SCALE : fitting());
    if (small && start) show(start);
  }

  function show(element: Element): void {
    if (scale < MIN_READABLE_SCALE) set(MIN_READABLE_SCALE);
    const box = element.getBoundingClientRect();
    const { x, y } = middleOf(stage);
    stage.scrollBy(box.left + box.width / 2 - x, box.top + box.height / 2 - y);
  }

  return { by, actual: () => by(1 / scale), fit: () => set(fitting()), open, show };
}

function middleOf(element: Element): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
