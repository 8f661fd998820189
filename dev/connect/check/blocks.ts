import { type BlockRule, ruleOf } from '../language/block-types';
import { type Action, type Condition, type FlowContent, placeOf } from '../language/content';
import { type Finding, finding } from '../language/finding';
import type { FlowType } from '../language/flow-types';
import { isNumber, readCondition } from '../language/operators';
import { missingParameters, unusableParameters } from '../language/parameters';

/** Checks each block of a type that is known: its parameters, its branches, and whether it may stand in such a flow. */
export function checkBlocks({ Actions }: FlowContent, flowType: FlowType): Finding[] {
  return Actions.flatMap((action) => {
    const rule = ruleOf(action.Type);
    if (rule === undefined) return [];
    const problems = [
      ...unusableParameters(action, rule),
      ...missingParameters(action, rule, 'wanted'),
      ...errorProblems(action, rule),
      ...conditionProblems(action, rule),
    ];
    if (rule.standsIn && !rule.standsIn.includes(flowType)) {
      problems.push(`${action.Type} may not stand in a flow of type ${flowType}`);
    }
    return problems.map((problem) => finding(placeOf(action), problem));
  });
}

function errorProblems({ Type, Transitions: { Errors } }: Action, { errors }: BlockRule): string[] {
  const given = Errors.map(({ ErrorType }) => ErrorType);
  const missing = Object.keys(errors).filter((type) => errors[type] === 'needed' && !given.includes(type));
  const unknown = given.filter((type) => !Object.hasOwn(errors, type));
  const doubled = given.filter((type, index) => given.indexOf(type) < index);
  return [
    ...missing.map((type) => `has no ${type === 'NoMatchingError' ? 'Error' : 'No match'} branch (${type})`),
    ...unknown.map((type) => `has a branch ${type}, which ${Type} never takes`),
    ...doubled.map((type) => `has the branch ${type} twice`),
  ];
}

function conditionProblems({ Type, Transitions: { Conditions } }: Action, { decides }: BlockRule): string[] {
  if (!decides) return Conditions.length > 0 ? [`has conditions, which ${Type} never takes`] : [];
  if (Conditions.length === 0) return ['has no condition'];
  return Conditions.flatMap(({ Condition }, index) => {
    const problem = conditionProblem(Condition);
    return problem === undefined ? [] : [`Transitions.Conditions[${index}] ${problem}`];
  });
}

function conditionProblem(condition: Condition): string | undefined {
  const read = readCondition(condition);
  if (typeof read === 'string') return read;
  const { Operator } = condition;
  const comparesNumbers = Operator.startsWith('Number') && !read.operand.includes('$');
  return comparesNumbers && !isNumber(read.operand)
    ? `has the operand "${read.operand}"; ${Operator} compares numbers, so it is never true`
    : undefined;
}
