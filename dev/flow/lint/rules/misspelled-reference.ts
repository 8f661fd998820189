import { KNOWN_NAMESPACES, referencesOf } from '../../blocks/known-references';
import { SOURCES } from '../../content/finding';
import { meantName } from '../../content/spelling';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';

export const misspelledReference = defineRule({
  id: 'misspelled-reference',
  level: 'error',
  page: SOURCES.attributes,
  why: 'A misspelled reference is always empty.',
  bad: exampleFlow(say('Hello $.Atributes.name'), END),
  good: exampleFlow(say('Hello $.Attributes.name'), END),
  check: eachBlock((action) =>
    referencesOf(action).flatMap(({ text, path: [namespace = ''] }) => {
      const meant = KNOWN_NAMESPACES.includes(namespace)
        ? undefined
        : meantName(namespace, KNOWN_NAMESPACES, { clearly: true });
      if (meant === undefined) return [];
      const problem = `reads ${text}, which is not among the published references (did you mean $.${meant}?)`;
      return [{ at: action, path: ['Parameters'], problem }];
    }),
  ),
});
