/** Pixels that a pointer may move and still click. */
const CLICK = 4;
/** Lets the stage be dragged and the wheel zoom it while Ctrl is held, as a pinch on a touchpad does. */
export function letPan(stage, onWheel) {
  let moved = 0;
  stage.addEventListener('pointerdown', (event) => {
    moved = 0;
    if (event.pointerType === 'touch' || event.button !== 0) return;
    const { scrollLeft, scrollTop } = stage;
    const move = ({ clientX, clientY }) => {
      const [x, y] = [clientX - event.clientX, clientY - event.clientY];
      moved = Math.max(moved, Math.abs(x), Math.abs(y));
      if (moved > CLICK) stage.classList.add('dragged');
      stage.scrollTo(scrollLeft - x, scrollTop - y);
    };
    const drop = () => {
      stage.classList.remove('dragged');
      window.removeEventListener('pointermove', move);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', drop, { once: true });
  });
  // A link's own drag would carry its address away; and a drag that ends on a block chooses nothing.
  stage.addEventListener('dragstart', (event) => event.preventDefault());
  stage.addEventListener('click', (event) => moved > CLICK && stopAll(event), { capture: true });
  stage.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      onWheel(Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
    },
    { passive: false },
  );
}
function stopAll(event) {
  event.preventDefault();
  event.stopPropagation();
}
