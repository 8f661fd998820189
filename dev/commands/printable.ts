/**
 * Control characters, line separators, and characters that reverse the direction of writing: a terminal obeys them, and a
 * line break forges a line of its own.
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Surrogate}]/gu;

/** A text from outside as one line that is safe to print: what a terminal would obey is shown as an escape sequence. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
