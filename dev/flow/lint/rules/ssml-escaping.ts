import { attributesSet } from '../../blocks/attributes';
import { SOURCES } from '../../content/finding';
import { type Reference, referencesIn } from '../../content/references';
import { END, exampleFlow } from '../example';
import { defineRule, eachBlock, type LintedFlow } from '../rule';

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
