import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import type { Action } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { answerKey, readReference } from '../../content/references';
import { END, exampleFlow, lambda } from '../example';
import { defineRule, eachBlock } from '../rule';

export const missingBranch = defineRule({
  id: 'missing-branch',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses a block without an error branch that its page demands.',
  bad: exampleFlow(lambda({}, { errors: [] }), END),
  good: exampleFlow(lambda(), END),
  check: eachBlock((action) => {
    const { errors = {}, page } = definitionOf(action);
    const given = branchNames(action);
    return Object.entries(errors).flatMap(([branch, rule]) => {
      const isRequired =
        rule === 'required' || (typeof rule === 'object' && 'requiredWhen' in rule && rule.requiredWhen(action));
      if (!isRequired || given.includes(branch) || (branch === NO_MATCH && comparesAnswer(action))) return [];
      return [
        {
          at: action,
          path: ['Transitions', 'Errors'],
          problem: `has no ${branchTitle(branch)}`,
          page: pageAddress(page),
        },
      ];
    });
  }),
});

export const NO_MATCH = 'NoMatchingCondition';

export function branchNames({ Transitions }: Action): string[] {
  return Transitions.Errors.map(({ ErrorType }) => ErrorType);
}

/** Whether a block chooses by the answer of a Lambda function, which a rule of its own looks at. */
export function comparesAnswer({ Type, Parameters: { ComparisonValue: compared } }: Action): boolean {
  const reference = typeof compared === 'string' ? readReference(compared) : undefined;
  return Type === 'Compare' && reference !== undefined && answerKey(reference) !== undefined;
}

/** The designer's name of a branch beside that of the flow language. */
export function branchTitle(branch: string): string {
  const names: Record<string, string> = {
    NoMatchingError: 'Error',
    NoMatchingCondition: 'No match',
    QueueAtCapacity: 'At capacity',
  };
  return Object.hasOwn(names, branch) ? `${names[branch]} branch (${branch})` : `branch ${branch}`;
}
