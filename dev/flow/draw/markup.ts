import { escapeXml } from '../content/text';

/** Text that is markup already: it is inserted as it is. Everything else is escaped. */
export type Markup = { readonly markup: string };

type Value = Markup | Markup[] | string | number;

/** Writes HTML or SVG; a value that is not markup is escaped, so that no text of a flow can become an element. */
export function markup(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return { markup: String.raw({ raw: strings }, ...values.map(inserted)) };
}

/** Leaves a part out where there is nothing to show. */
export const NOTHING: Markup = { markup: '' };

function inserted(value: Value): string {
  if (Array.isArray(value)) return value.map(inserted).join('');
  if (typeof value === 'object') return value.markup;
  return escapeXml(String(value));
}
