import { attributesSet } from '../../blocks/attributes';
import { KNOWN_NAMESPACES, keysSet, referencesOf } from '../../blocks/known-references';
import { SOURCES } from '../../content/finding';
import { type Reference, referencesIn } from '../../content/references';
import { meantName } from '../../content/spelling';
import { END, exampleFlow, say, set } from '../example';
import { defineRule, eachBlock, type LintedFlow } from '../rule';

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

export const misspelledAttribute = defineRule({
  id: 'misspelled-attribute',
  level: 'warning',
  page: SOURCES.references,
  why: 'An attribute whose name differs from the one that is set, if only in case, is empty.',
  bad: exampleFlow(set({ caseCount: '1' }), say('You have $.Attributes.casecount cases'), END),
  good: exampleFlow(set({ caseCount: '1' }), say('You have $.Attributes.caseCount cases'), END),
  check: eachBlock((action, { content }) => {
    const set = content.Actions.flatMap(keysSet);
    return referencesOf(action).flatMap(({ text, path: [namespace = '', name = ''] }) => {
      const names = set.filter((one) => one.namespace === namespace).map(({ key }) => key);
      const meant = names.includes(name) ? undefined : meantKey(name, names);
      if (meant === undefined) return [];
      const problem = `reads ${text}, which no block sets (did you mean $.${namespace}.${meant}?)`;
      return [{ at: action, path: ['Parameters'], problem }];
    });
  }),
});

/** Shorter keys than this are close to too many others. */
const MIN_KEY_LETTERS = 6;

/** The key that is clearly meant by one that is not set. Keys that differ in a number are not the same. */
function meantKey(name: string, keys: string[]): string | undefined {
  const sameWord = keys.find((key) => key.toLowerCase() === name.toLowerCase());
  if (sameWord !== undefined || name.length < MIN_KEY_LETTERS) return sameWord;
  const digitsOf = (text: string) => text.replace(/\D/g, '');
  return meantName(
    name,
    keys.filter((key) => digitsOf(key) === digitsOf(name)),
    { clearly: true },
  );
}

export const attributeKey = defineRule({
  id: 'attribute-key',
  level: 'warning',
  page: SOURCES.references,
  why: "AWS's pages contradict each other on keys with other characters than letters, digits, dashes and underscores.",
  bad: exampleFlow(set({ 'loyalty tier': 'gold' }), END),
  good: exampleFlow(set({ loyaltyTier: 'gold' }), END),
  check: eachBlock((action) =>
    keysSet(action).flatMap(({ namespace, key }) => {
      if (/^[\w-]+$/.test(key) || key.includes('$')) return [];
      const problem = `sets the ${namespace === 'Attributes' ? '' : 'flow '}attribute "${key}"; AWS's pages contradict each other on keys with characters other than letters, digits, dashes and underscores`;
      return [{ at: action, path: ['Parameters', namespace, key], problem }];
    }),
  ),
});

const speak = (SSML: string) =>
  exampleFlow({ Type: 'MessageParticipant', Parameters: { SSML }, errors: ['NoMatchingError'] }, END);

/** Where values come from that people or other systems write freely. */
const FREE = ['Attributes', 'Customer', 'Case', 'Lex', 'Views'];
const ANSWER = ['External', 'LambdaInvocation'];

export const ssmlEscaping = defineRule({
  id: 'ssml-escaping',
  level: 'note',
  page: SOURCES.ssml,
  why: 'A value with & or < in it makes SSML invalid, and the prompt takes its Error branch.',
  bad: speak('<speak>Hello $.Customer.FirstName</speak>'),
  good: speak('<speak>You called $.SystemEndpoint.Address</speak>'),
  check: eachBlock((action, flow) => {
    const { SSML } = action.Parameters;
    const free = typeof SSML === 'string' ? referencesIn(SSML).filter((reference) => isFree(reference, flow)) : [];
    if (free.length === 0) return [];
    const names = [...new Set(free.map(({ text }) => text))].join(', ');
    const problem = `puts ${names} into SSML; a value with & or < would make it invalid, so the function or flow that sets it must escape them`;
    return [{ at: action, path: ['Parameters', 'SSML'], problem }];
  }),
});

/** Whether the value can hold any character: an attribute cannot where the flow itself sets it to plain text only. */
function isFree({ path: [namespace = '', name = ''] }: Reference, { content, functions }: LintedFlow): boolean {
  if (ANSWER.includes(namespace)) return !functions.some(({ answer }) => answer.includes(name));
  if (namespace !== 'Attributes') return FREE.includes(namespace);
  const values = content.Actions.flatMap(attributesSet).filter(([key]) => key === name);
  return values.length === 0 || values.some(([, value]) => /[&<]|\$\./.test(value));
}
