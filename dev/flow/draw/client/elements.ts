type Kind<T> = abstract new (...args: never[]) => T;

/** The element that the page is sure to have. */
export function one<T extends Element>(selector: string, kind: Kind<T>): T {
  const element = document.querySelector(selector);
  if (element instanceof kind) return element;
  throw new Error(`The page has no ${selector}`);
}

/** All elements of a kind, in the order of the page. */
export function all<T extends Element>(selector: string, kind: Kind<T>): T[] {
  return [...document.querySelectorAll(selector)].filter((element): element is T => element instanceof kind);
}
