/** The width of a character in a proportional font, in parts of its size; rather too wide than too narrow. */
const NARROW = 0.34;
const USUAL = 0.56;
const CAPITAL = 0.7;
const FULL = 1;

/** Cuts a string so that it fits into a width in a font of the given size, both in pixels. */
export function cutToFit(text: string, width: number, size: number): string {
  let left = width / size;
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  const cut = characters.findIndex((character) => {
    left -= widthOf(character);
    return left < 0;
  });
  if (cut < 0) return characters.join('');
  return `${characters
    .slice(0, Math.max(0, cut - 1))
    .join('')
    .trimEnd()}…`;
}

function widthOf(character: string): number {
  if (/[iljtfr.,:;'!|()[\] -]/.test(character)) return NARROW;
  if (/[A-Zmw@%]/.test(character)) return CAPITAL;
  return /[\u1100-\uffff\u{10000}-\u{10ffff}]/u.test(character) ? FULL : USUAL;
}
