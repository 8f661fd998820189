import { one } from './elements';

/** Finds blocks by what their entry in the list says: name, type, identifier, parameters, findings. */
export function letSearch(blocks: SVGAElement[], onMatch: (block: SVGAElement) => void): { focus(): void } {
  const input = one('#search', HTMLInputElement);
  const output = one('#matches', HTMLOutputElement);
  const texts = blocks.map(
    (block) => document.getElementById(block.dataset.block ?? '')?.textContent?.toLowerCase() ?? '',
  );
  let matches: SVGAElement[] = [];
  let current = -1;

  function find(): void {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = (text = '') => words.length > 0 && words.every((word) => text.includes(word));
    matches = blocks.filter((_, index) => found(texts[index]));
    current = -1;
    document.body.classList.toggle('searching', matches.length > 0);
    for (const block of blocks) block.classList.toggle('match', matches.includes(block));
    output.textContent = words.length === 0 ? '' : matches.length === 0 ? 'none' : `${matches.length} found`;
  }

  function go(step: 1 | -1): void {
    const { length } = matches;
    if (length === 0) return;
    current = current < 0 && step < 0 ? length - 1 : (current + step + length) % length;
    output.textContent = `${current + 1} of ${length}`;
    onMatch(matches[current] as SVGAElement);
    input.focus();
  }

  input.addEventListener('input', find);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    if (event.key !== 'Escape') return;
    input.value = '';
    find();
    one('#stage', HTMLElement).focus();
  });
  return {
    focus() {
      input.focus();
      input.select();
    },
  };
}
