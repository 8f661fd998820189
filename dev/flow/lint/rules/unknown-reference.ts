import { KNOWN_NAMESPACES, referencesOf } from '../../blocks/known-references';
import { SOURCES } from '../../content/finding';
import { meantName } from '../../content/spelling';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';

export const unknownReference = defineRule({
  id: 'unknown-reference',
  level: 'warning',
  page: SOURCES.attributes,
  why: 'A reference that no published page names may be new, or may always be empty.',
  bad: exampleFlow(say('Hello $.Weather.Today'), END),
  good: exampleFlow(say('Hello $.CustomerEndpoint.Address'), END),
  check: eachBlock((action) =>
    referencesOf(action).flatMap(({ text, path: [namespace = ''] }) => {
      if (
        KNOWN_NAMESPACES.includes(namespace) ||
        meantName(namespace, KNOWN_NAMESPACES, { clearly: true }) !== undefined
      )
        return [];
      return [{ at: action, path: ['Parameters'], problem: `reads ${text}, which is not known to this version` }];
    }),
  ),
});
