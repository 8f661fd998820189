import { createChoice } from './choice';
import { all, one } from './elements';
import { letPan } from './pan';
import { letSearch } from './search';
import { createZoom } from './zoom';

const stage = one('#stage', HTMLElement);
const blocks = all('.block', SVGAElement);
const findings = blocks.filter((block) => block.querySelector('.mark'));
const help = one('#help', HTMLDialogElement);
const zoom = createZoom(stage, one('#drawing', SVGSVGElement), (scale) => {
  one('#scale', HTMLElement).textContent = `${Math.round(scale * 100)} %`;
});
const choice = createChoice(blocks, zoom.show);
const search = letSearch(blocks, choice.choose);

const actions: Record<string, () => void> = {
  in: () => zoom.by(1.25),
  out: () => zoom.by(0.8),
  actual: zoom.actual,
  fit: zoom.fit,
  help: () => help.showModal(),
  search: search.focus,
  next: () => step(1),
  previous: () => step(-1),
  finding: () => follow(findings, 1),
  clear: choice.clear,
};

const keys: Record<string, keyof typeof actions> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  '0': 'fit',
  '1': 'actual',
  '?': 'help',
  '/': 'search',
  n: 'next',
  p: 'previous',
  e: 'finding',
  Escape: 'clear',
};

/** Chooses the block of the next step of the run that is open, or of the one before. */
function step(by: 1 | -1): void {
  const ids = all('.run[open] .step a', HTMLAnchorElement).map((link) => link.dataset.block);
  const path = ids.flatMap((id) => blocks.filter((block) => block.dataset.block === id));
  follow(path, by);
}

let place = -1;

/** Continues in a list of blocks, from the chosen one if it is in the list; in a loop, past its other visits. */
function follow(list: SVGAElement[], by: 1 | -1): void {
  if (list.length === 0) return;
  const chosen = choice.block();
  if (list[place] !== chosen) place = chosen === undefined ? -1 : list.indexOf(chosen);
  place = place < 0 && by < 0 ? list.length - 1 : (place + by + list.length) % list.length;
  choice.choose(list[place] as SVGAElement);
}

stage.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (action === undefined) return;
  actions[action]?.();
  event.preventDefault();
});

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  const action = target?.closest<HTMLElement>('[data-do]')?.dataset.do;
  if (action !== undefined) actions[action]?.();
  const id = target?.closest('[data-block]')?.getAttribute('data-block');
  const block = blocks.find((one) => one.dataset.block === id);
  if (id && block) {
    event.preventDefault();
    choice.choose(block);
  } else if (target?.closest('#stage')) choice.clear();
});

letPan(stage, zoom.by);
one('#tools', HTMLElement).hidden = false;
document.body.classList.add('live');
zoom.open(document.querySelector('.start'));
// The keys work at once; the ring around the stage appears when Tab leads there.
stage.focus({ preventScroll: true, focusVisible: false } as FocusOptions);
