import { isObject } from '../../content/values';

const PLACEHOLDER = /\$\{([^{}]+)\}|\{\{([^{}]+)\}\}/g;

/** Puts the values of a scenario into the placeholders of parsed flow content. */
export function fillPlaceholders(content: unknown, values: Record<string, string>): unknown {
  return changeStrings(content, (text) =>
    text.replace(PLACEHOLDER, (whole, name, other) => values[(name ?? other).trim()] ?? whole),
  );
}

/** The names of the placeholders in parsed flow content, but for those in its metadata. */
export function placeholdersIn(content: unknown): string[] {
  const names = new Set<string>();
  const { Metadata: _, ...rest } = isObject(content) ? content : {};
  changeStrings(rest, (text) => {
    for (const [, name, other] of text.matchAll(PLACEHOLDER)) names.add((name ?? other ?? '').trim());
    return text;
  });
  return [...names];
}

/** A value for each placeholder: its own name. */
export function examplesOf(placeholders: string[]): Record<string, string> {
  return Object.fromEntries(placeholders.map((name) => [name, name]));
}

function changeStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => changeStrings(item, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [change(name), changeStrings(inner, change)]));
}
