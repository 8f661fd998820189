/** Characters of a value that are shown of it. */
const MAX_VALUE_CHARACTERS = 80;

/** A string of which only the beginning is shown where it is long. */
export function shorten(text: string, most = MAX_VALUE_CHARACTERS): string {
  return text.length > most ? `${text.slice(0, most - 3)}...` : text;
}

/** Milliseconds as seconds, with two decimals. */
export function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A string as XML and HTML write it. XML has no form for control characters other than tabs and line breaks. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (one) => ENTITIES[one]!);
}
