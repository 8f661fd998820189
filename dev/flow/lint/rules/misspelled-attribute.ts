import { attributesSet } from '../../blocks/attributes';
import { referencesOf } from '../../blocks/known-references';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say, set } from '../example';
import { defineRule, eachBlock } from '../rule';

export const misspelledAttribute = defineRule({
  id: 'misspelled-attribute',
  level: 'warning',
  page: SOURCES.references,
  why: 'Attribute names are case-sensitive: one that differs from the name that is set is empty.',
  bad: exampleFlow(set({ caseCount: '1' }), say('You have $.Attributes.casecount cases'), END),
  good: exampleFlow(set({ caseCount: '1' }), say('You have $.Attributes.caseCount cases'), END),
  check: eachBlock((action, { content }) => {
    const names = content.Actions.flatMap(attributesSet).map(([key]) => key);
    return referencesOf(action).flatMap(({ text, path: [namespace, name = ''] }) => {
      if (namespace !== 'Attributes' || names.includes(name)) return [];
      const meant = names.find((key) => key.toLowerCase() === name.toLowerCase());
      if (meant === undefined) return [];
      const problem = `reads ${text}, which no block sets (did you mean $.Attributes.${meant}?)`;
      return [{ at: action, path: ['Parameters'], problem }];
    });
  }),
});
