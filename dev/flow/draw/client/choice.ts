import { all, one } from './elements';

/** The one block that is chosen, in the drawing and in words. */
type Choice = {
  block(): SVGAElement | undefined;
  choose(block: SVGAElement): void;
  clear(): void;
};

/** Chooses blocks: shows each in the drawing, marks its steps, and repeats its entry of the list beside the drawing. */
export function createChoice(blocks: SVGAElement[], show: (block: SVGAElement) => void): Choice {
  const card = one('#chosen', HTMLElement);
  const panel = one('#panel', HTMLElement);
  let chosen: SVGAElement | undefined;

  function clear(): void {
    for (const element of all('.chosen', Element)) element.classList.remove('chosen');
    card.hidden = true;
    card.replaceChildren();
    chosen = undefined;
  }

  function choose(block: SVGAElement): void {
    clear();
    chosen = block;
    const id = block.dataset.block ?? '';
    block.classList.add('chosen');
    // One block of the drawing is in the tab order, so that Tab leads past it; keys, the search and the lists lead to the others.
    for (const other of blocks) other.setAttribute('tabindex', other === block ? '0' : '-1');
    for (const link of all(`.step a[data-block="${id}"]`, Element)) link.closest('li')?.classList.add('chosen');
    const step = document.querySelector('.run[open] .chosen');
    if (step) reveal(step);
    const entry = document.getElementById(id);
    if (entry) card.replaceChildren(...[...entry.childNodes].map((node) => node.cloneNode(true)));
    card.hidden = false;
    show(block);
    block.focus({ preventScroll: true });
  }

  /** Scrolls the panel, and only the panel, so far that a step is in it. */
  function reveal(step: Element): void {
    const [inner, outer] = [step.getBoundingClientRect(), panel.getBoundingClientRect()];
    if (inner.bottom > outer.bottom) panel.scrollTop += Math.min(inner.bottom - outer.bottom, inner.top - outer.top);
    if (inner.top < outer.top) panel.scrollTop += inner.top - outer.top;
  }

  for (const [index, block] of blocks.entries()) block.setAttribute('tabindex', index === 0 ? '0' : '-1');
  return { block: () => chosen, choose, clear };
}
