import { definitionOf } from '../../blocks/block-types';
import { designerNameOf, hasSuccess } from '../../blocks/branches';
import type { Action } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { WHISPER } from '../../content/flow-types';
import { answerKey, readReference } from '../../content/references';
import { compare, END, exampleFlow, lambda, say } from '../example';
import { defineRule, eachBlock, eachDefined } from '../rule';

export const missingBranch = defineRule({
  id: 'missing-branch',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses a block without an error branch that its page demands.',
  bad: exampleFlow(lambda({}, { errors: [] }), END),
  good: exampleFlow(lambda(), END),
  check: eachDefined((action, { errors = {} }) => {
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
        },
      ];
    });
  }),
});

const NO_MATCH = 'NoMatchingCondition';

function branchNames({ Transitions }: Action): string[] {
  return Transitions.Errors.map(({ ErrorType }) => ErrorType);
}

/** Whether a block chooses by the answer of a Lambda function, which a rule of its own looks at. */
function comparesAnswer({ Type, Parameters: { ComparisonValue: compared } }: Action): boolean {
  const reference = typeof compared === 'string' ? readReference(compared) : undefined;
  return Type === 'Compare' && reference !== undefined && answerKey(reference) !== undefined;
}

/** The designer's name of a branch beside that of the flow language. */
function branchTitle(branch: string): string {
  const name = designerNameOf(branch);
  return name === undefined ? `branch ${branch}` : `${name} branch (${branch})`;
}

export const undecidedBranch = defineRule({
  id: 'undecided-branch',
  level: 'note',
  page: SOURCES.reports,
  why: 'Sources differ on whether Connect demands the error branch; without it, what goes wrong ends the flow.',
  bad: exampleFlow(say('Hello', { errors: [] }), END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action, { flowType }) => {
    if (flowType !== undefined && WHISPER.includes(flowType)) return [];
    return Object.entries(definitionOf(action).errors ?? {}).flatMap(([branch, rule]) => {
      if (typeof rule !== 'object' || !('undecided' in rule) || branchNames(action).includes(branch)) return [];
      const problem = `has no ${branchTitle(branch)}: ${rule.undecided}`;
      return [{ at: action, path: ['Transitions', 'Errors'], problem }];
    });
  }),
});

export const unknownBranch = defineRule({
  id: 'unknown-branch',
  level: 'warning',
  page: SOURCES.actions,
  why: 'An error branch that the page of the block does not list is probably never taken.',
  bad: exampleFlow(say('Hello', { errors: ['NoMatchingError', 'TimedOut'] }), END),
  good: exampleFlow(say('Hello'), END),
  check: eachDefined((action, { errors }) => {
    if (errors === undefined) return [];
    return branchNames(action).flatMap((branch, index) => {
      if (Object.hasOwn(errors, branch)) return [];
      const problem = `has the error branch ${branch}, which the page of ${action.Type} does not list`;
      return [{ at: action, path: ['Transitions', 'Errors', index], problem }];
    });
  }),
});

export const duplicateBranch = defineRule({
  id: 'duplicate-branch',
  level: 'error',
  page: SOURCES.actions,
  why: 'A block has each error branch once.',
  bad: exampleFlow(say('Hello', { errors: ['NoMatchingError', 'NoMatchingError'] }), END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) =>
    branchNames(action).flatMap((branch, index, all) => {
      if (all.indexOf(branch) === index) return [];
      return [{ at: action, path: ['Transitions', 'Errors', index], problem: `has the error branch ${branch} twice` }];
    }),
  ),
});

const choosing = (errors: string[]) =>
  exampleFlow(lambda(), compare('$.External.status', { open: '2' }, { errors }), END);

export const answerWithoutDefault = defineRule({
  id: 'answer-without-default',
  level: 'error',
  page: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-compare.html',
  why: 'An answer that meets no condition, or is missing, needs a default branch.',
  bad: choosing([]),
  good: choosing([NO_MATCH]),
  check: eachBlock((action) => {
    if (!comparesAnswer(action) || branchNames(action).includes(NO_MATCH)) return [];
    const problem = `has no No match branch (${NO_MATCH}) for an answer of the function that meets no condition`;
    return [{ at: action, path: ['Transitions', 'Errors'], problem }];
  }),
});

export const missingTarget = defineRule({
  id: 'missing-target',
  level: 'error',
  page: SOURCES.actions,
  why: 'Every branch must lead to a block that exists.',
  bad: exampleFlow(say('Hello', { next: 'gone' }), END),
  good: exampleFlow(say('Hello'), END),
  check({ content, blocks }) {
    const branches = content.Actions.flatMap((action) =>
      targetsOf(action).flatMap(({ path, target }) => {
        if (blocks.has(target)) return [];
        const [member, index] = path;
        const name = `Transitions.${member}${index === undefined ? '' : `[${index}]`}`;
        const problem = target === '' ? `${name} leads nowhere` : `${name} leads to "${target}", which does not exist`;
        return [{ at: action, path: ['Transitions', ...path], problem }];
      }),
    );
    if (blocks.has(content.StartAction)) return branches;
    const problem = `names "${content.StartAction}", which does not exist`;
    return [{ at: 'StartAction', path: ['StartAction'], problem }, ...branches];
  },
});

/** Where the branches lead. A `NextAction` that only repeats another branch may be empty, as in AWS's own examples. */
function targetsOf(action: Action): { path: (string | number)[]; target: string }[] {
  const { NextAction, Errors, Conditions } = action.Transitions;
  const isBranch = NextAction !== undefined && (NextAction !== '' || hasSuccess(action));
  return [
    ...(isBranch ? [{ path: ['NextAction'], target: NextAction }] : []),
    ...Errors.map(({ NextAction: target }, index) => ({ path: ['Errors', index], target })),
    ...Conditions.map(({ NextAction: target }, index) => ({ path: ['Conditions', index], target })),
  ];
}
