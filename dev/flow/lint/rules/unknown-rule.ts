import { END, exampleFlow } from '../example';
import { defineRule } from '../rule';
import { ignoredRules, METADATA_KEY } from '../suppression';

const ignoring = (rule: string) => ({ ...exampleFlow(END), Metadata: { [METADATA_KEY]: { ignore: [rule] } } });

export const unknownRule = defineRule({
  id: 'unknown-rule',
  level: 'warning',
  page: 'docs/rules.md',
  why: 'A suppression that names no rule suppresses nothing.',
  bad: ignoring('no-such-rule'),
  good: ignoring('endless-loop'),
  check: ({ parsed, ruleIds }) =>
    ignoredRules(parsed)
      .filter((id) => !ruleIds.includes(id))
      .map((id) => ({
        at: 'Metadata',
        path: ['Metadata', METADATA_KEY, 'ignore'],
        problem: `ignores "${id}", which is not a rule`,
      })),
});
