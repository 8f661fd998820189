import { type ActionRule, ruleOf } from '../actions';
import { type Action, type Condition, type FlowContent, isObject, placeOf, shown } from '../content';
import type { FlowType } from '../flow-types';
import { isNumber, OPERATORS } from '../operators';
import { fault, type Problem } from '../problem';
import { readReference } from '../references';

/** Checks each block of a type that is known: its parameters, its branches, and whether it may stand in such a flow. */
export function checkBlocks({ Actions }: FlowContent, flowType: FlowType): Problem[] {
  return Actions.flatMap((action) => {
    const rule = ruleOf(action.Type);
    if (rule === undefined) return [];
    const problems = [
      ...parameterProblems(action, rule),
      ...errorProblems(action, rule),
      ...conditionProblems(action, rule),
    ];
    if (rule.standsIn && !rule.standsIn.includes(flowType)) {
      problems.push(`${action.Type} may not stand in a flow of type ${flowType}`);
    }
    return problems.map((problem) => fault(placeOf(action), problem));
  });
}

/** What is wrong with the parameters of a block: also what the runner would not need. */
function parameterProblems(action: Action, rule: ActionRule): string[] {
  return [...unusableParameters(action, rule), ...missing(action, rule, 'wanted')];
}

/** What there is in the parameters of a block that nobody can run. */
export function unusableParameters(action: Action, rule: ActionRule): string[] {
  const { Type, Parameters } = action;
  const known = Object.keys(rule.parameters);
  return [
    ...Object.keys(Parameters)
      .filter((name) => !known.includes(name))
      .map(
        (name) => `has the parameter ${name}, which ${Type} does not know (it knows: ${known.join(', ') || 'none'})`,
      ),
    ...missing(action, rule, 'needed'),
    ...(VALUES[Type]?.(Parameters) ?? []),
  ];
}

function missing({ Parameters }: Action, { parameters }: ActionRule, how: 'needed' | 'wanted'): string[] {
  return Object.keys(parameters)
    .filter((name) => parameters[name] === how && !(name in Parameters))
    .map((name) => `has no parameter ${name}${name in WHY_NEEDED ? `: ${WHY_NEEDED[name]}` : ''}`);
}

const WHY_NEEDED: Record<string, string> = {
  InvocationTimeLimitSeconds: 'the designer would take 3 seconds',
  ResponseValidation: 'say STRING_MAP, so that an answer that no flow can read takes the Error branch',
};

/** What is wrong with the values of a type's parameters, where the flow language restricts them. */
const VALUES: Record<string, (parameters: Record<string, unknown>) => string[]> = {
  UpdateFlowLoggingBehavior: ({ FlowLoggingBehavior: value }) =>
    value === undefined ? [] : oneOf('FlowLoggingBehavior', value, ['Enabled', 'Disabled']),
  Compare: ({ ComparisonValue: value }) =>
    value === undefined || (typeof value === 'string' && readReference(value) !== undefined)
      ? []
      : [`ComparisonValue was ${shown(value)}; it must be one reference, like $.External.caseCount`],
  UpdateContactAttributes: ({ Attributes, TargetContact = 'Current' }) => [
    ...(Attributes === undefined || isObject(Attributes)
      ? []
      : [`Attributes was ${shown(Attributes)}; it must be an object`]),
    ...(isObject(Attributes) ? attributeProblems(Attributes) : []),
    ...oneOf('TargetContact', TargetContact, ['Current', 'Related']),
  ],
  MessageParticipant: (parameters) => {
    const given = ['Text', 'SSML', 'PromptId', 'Media'].filter((name) => name in parameters);
    return given.length === 1
      ? []
      : [`has ${given.join(' and ') || 'nothing to say'}; it must have one of Text, SSML, PromptId, Media`];
  },
};

function attributeProblems(attributes: Record<string, unknown>): string[] {
  return Object.entries(attributes).flatMap(([key, value]) => [
    ...(/^[\w-]+$/.test(key) || key.includes('$')
      ? []
      : [`Attributes has the key "${key}"; it must be letters, digits, dashes and underscores`]),
    ...(typeof value === 'string' ? [] : [`Attributes.${key} was ${shown(value)}; it must be a text`]),
  ]);
}

function oneOf(name: string, value: unknown, allowed: string[]): string[] {
  return allowed.includes(value as string) ? [] : [`${name} was ${shown(value)}; it must be ${allowed.join(' or ')}`];
}

function errorProblems({ Type, Transitions: { Errors } }: Action, { errors }: ActionRule): string[] {
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

function conditionProblems({ Type, Transitions: { Conditions } }: Action, { decides }: ActionRule): string[] {
  if (!decides) return Conditions.length > 0 ? [`has conditions, which ${Type} never takes`] : [];
  if (Conditions.length === 0) return ['has no condition'];
  return Conditions.flatMap(({ Condition }, index) =>
    operatorProblems(Condition).map((problem) => `Transitions.Conditions[${index}] ${problem}`),
  );
}

/** What is wrong with a condition by itself. */
export function operatorProblems({ Operator, Operands }: Condition): string[] {
  if (!Object.hasOwn(OPERATORS, Operator)) {
    return [`has the operator "${Operator}", which does not exist; there are ${Object.keys(OPERATORS).join(', ')}`];
  }
  if (Operands.length !== 1) return [`has ${Operands.length} operands; ${Operator} takes one`];
  const [operand] = Operands;
  if (typeof operand !== 'string') return [`has the operand ${shown(operand)}; it must be a text`];
  const numeric = Operator.startsWith('Number') && !operand.includes('$');
  return numeric && !isNumber(operand)
    ? [`has the operand "${operand}"; ${Operator} compares numbers, so it is never true`]
    : [];
}
