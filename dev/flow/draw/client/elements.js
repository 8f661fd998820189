/** The element that the page is sure to have. */
export function one(selector, kind) {
  const element = document.querySelector(selector);
  if (element instanceof kind) return element;
  throw new Error(`The page has no ${selector}`);
}
/** All elements of a kind, in the order of the page. */
export function all(selector, kind) {
  return [...document.querySelectorAll(selector)].filter((element) => element instanceof kind);
}
