import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import type { Action } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { meantName } from '../../content/spelling';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';

export const unknownParameter = defineRule({
  id: 'unknown-parameter',
  level: 'warning',
  page: SOURCES.actions,
  why: 'A parameter that the page of the block does not list may be new, or may be refused.',
  bad: exampleFlow({ ...say('Hello'), Parameters: { Text: 'Hello', Volume: '11' } }, END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) =>
    unlistedParameters(action).flatMap(({ name, meant, known, page }) => {
      if (meant !== undefined) return [];
      const problem = `has the parameter ${name}, which is not known to this version; the page of ${action.Type} lists ${known.join(', ') || 'none'}`;
      return [{ at: action, path: ['Parameters', name], problem, page }];
    }),
  ),
});

function isSameWord(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The parameters that the page of a block does not list, each with the listed one that is clearly meant by it. */
export function unlistedParameters(action: Action) {
  const { parameters, furtherParameters, page } = definitionOf(action);
  if (parameters === undefined || furtherParameters) return [];
  const known = Object.keys(parameters);
  const free = known.filter((name) => !(name in action.Parameters));
  return Object.keys(action.Parameters)
    .filter((name) => !Object.hasOwn(parameters, name))
    .map((name) => ({
      name,
      known,
      meant: meantName(name, free, { clearly: true }) ?? known.find((other) => isSameWord(name, other)),
      page: pageAddress(page),
    }));
}
