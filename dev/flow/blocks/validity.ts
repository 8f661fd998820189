import { type Action, stringsIn } from '../content/content';
import { readCondition } from '../content/operators';
import { referencesIn } from '../content/references';
import { definitionOf } from './block-types';
import { missingParameters, type ParameterProblem, wrongValues } from './parameters';

/** What is wrong with a block as a whole: parameters and conditions that its page demands or excludes by its form. */
export function formProblems(action: Action): ParameterProblem[] {
  const { Parameters } = action;
  const { demands, mutuallyExclusive = [], needsOne } = definitionOf(action);
  const together = mutuallyExclusive.filter((name) => name in Parameters);
  const hasNone = needsOne !== undefined && !needsOne.some((name) => name in Parameters);
  const problems = [
    ...(together.length > 1 ? [`has ${together.join(' and ')}; it can have one of them`] : []),
    ...(hasNone ? [`has none of ${needsOne.join(', ')}; it must have one`] : []),
    ...(demands?.(action) ?? []),
  ];
  return [...problems.map((problem) => ({ path: ['Parameters'], problem })), ...conditionProblems(action)];
}

/** What is wrong with the conditions of a block whose page lists what they compare with. */
function conditionProblems(action: Action): ParameterProblem[] {
  const { results = {} } = definitionOf(action);
  const { operators, values, all = [] } = typeof results === 'function' ? results(action.Parameters) : results;
  const conditions = action.Transitions.Conditions.map(({ Condition }) => Condition);
  const given = conditions.flatMap(({ Operands }) => Operands.map(String));
  const missing = conditions.length === 0 ? [] : all.filter((one) => !given.includes(one));
  const wrong = conditions.flatMap(({ Operator, Operands }, index) => {
    const path = ['Transitions', 'Conditions', index];
    const isAllowed = operators?.includes(Operator) ?? true;
    const unknown = Operands.map(String).filter((one) => !(values?.includes(one) ?? true));
    return [
      ...(isAllowed ? [] : [{ path, problem: `has a condition with ${Operator}; it can have ${listed(operators)}` }]),
      ...unknown.map((one) => ({ path, problem: `has a condition for "${one}"; there are ${listed(values)}` })),
    ];
  });
  return [
    ...wrong,
    ...missing.map((one) => ({ path: ['Transitions', 'Conditions'], problem: `has no condition for "${one}"` })),
  ];
}

function listed(names: readonly string[] = []): string {
  return names.join(', ');
}

/**
 * Why a block cannot be run whatever the contact and the scenario are: the rest of sentences that begin with the
 * block's name.
 */
export function reasonsToStop(action: Action): string[] {
  const { parameters, strict } = definitionOf(action);
  const conditions = action.Transitions.Conditions.map(({ Condition }) => readCondition(Condition));
  const invalid = [
    ...missingParameters(action, parameters),
    ...wrongValues(action, parameters),
    ...formProblems(action),
  ];
  return [
    ...(strict ? invalid.map(({ problem }) => problem) : []),
    ...(readsAllAttributes(action) ? ['reads $.Attributes as a whole; a flow can read single values only'] : []),
    ...conditions.filter((condition) => typeof condition === 'string').map((why) => `has a condition that ${why}`),
  ];
}

/** Also `$.Attributes.$.Attributes.x`, which was meant to be one reference. */
function readsAllAttributes({ Parameters }: Action): boolean {
  const references = stringsIn(Parameters).flatMap(referencesIn);
  return references.some(({ path: [namespace, ...rest] }) => namespace === 'Attributes' && rest.length === 0);
}
