import { readCondition } from '../content/operators';
import { isObject } from '../content/values';
import { notKnown, type Override, readOverride } from './override';

/** A native test case of Connect, as far as a run needs it (Connect testing language). */
export type TestCase = { observations: Observation[] };

/** Something that the test waits for, what it does then, and what it waits for next. */
export type Observation = {
  id: string;
  event: { type: string; properties: Record<string, unknown> };
  actions: TestAction[];
  next: string[];
};

export type TestAction = Assertion | { overrides: Override } | { enters: string } | { endsTest: true };

export type Assertion = { id: string; asserts: { namespace: string; operator: string; operand: string } };

/** The events that a run can observe. */
const EVENT_TYPES = ['TestInitiated', 'MessageReceived', 'FlowActionStarted', 'TestCompleted'];

/** How a message can be compared. */
const CRITERIA = ['Similarity', 'Inclusion'];

/** The actions that a run can do. Each reader returns instead what is wrong, or not known here. */
const ACTIONS: Record<string, (parameters: Record<string, unknown>, id: string) => TestAction | string> = {
  Assert({ Namespace, Operator, Operand }, id) {
    const condition = readCondition({ Operator: String(Operator), Operands: [Operand] });
    if (typeof condition === 'string') return condition;
    return { id, asserts: { namespace: String(Namespace), operator: String(Operator), operand: condition.operand } };
  },
  OverrideSystemBehavior(parameters) {
    const override = readOverride(parameters);
    return typeof override === 'string' ? override : { overrides: override };
  },
  SendInstruction({ Instruction }) {
    const { Type, Properties } = isObject(Instruction) ? Instruction : {};
    if (Type !== 'DtmfInput') return notKnown('sends the instruction', Type, ['DtmfInput']);
    return { enters: String(isObject(Properties) ? Properties.Value : '') };
  },
  TestControl({ Command }) {
    const { Type } = isObject(Command) ? Command : {};
    return Type === 'EndTest' ? { endsTest: true } : notKnown('has the command', Type, ['EndTest']);
  },
};

/**
 * Reads parsed content as a test case. What is not known here is a problem, because a run would test something else; the
 * linter says in detail what is wrong with one.
 */
export function readTestCase(content: unknown): TestCase | { problems: string[] } {
  const listed = isObject(content) && Array.isArray(content.Observations) ? content.Observations : [];
  const problems: string[] = [];
  const observations = listed.filter(isObject).map((one) => readObservation(one, problems));
  const starts = observations.filter(({ event }) => event.type === 'TestInitiated').length;
  if (starts !== 1) problems.push(`it has ${starts} observations of TestInitiated; a test case has one`);
  return problems.length > 0 ? { problems } : { observations };
}

function readObservation(
  { Identifier, Event, Actions, Transitions }: Record<string, unknown>,
  problems: string[],
): Observation {
  const place = `observation "${Identifier}"`;
  const event = isObject(Event) ? Event : {};
  const { Type, Properties } = event;
  const properties = isObject(Properties) ? Properties : {};
  problems.push(...eventProblems(event, properties).map((problem) => `${place} ${problem}`));
  const { NextObservations } = isObject(Transitions) ? Transitions : {};
  return {
    id: String(Identifier),
    event: { type: String(Type), properties },
    actions: (Array.isArray(Actions) ? Actions : []).filter(isObject).flatMap((action) => {
      const read = readAction(action);
      if (typeof read !== 'string') return [read];
      problems.push(`${place}, action "${action.Identifier}" ${read}`);
      return [];
    }),
    next: (Array.isArray(NextObservations) ? NextObservations : []).map(String),
  };
}

function eventProblems(
  { Type, Actor = 'System' }: Record<string, unknown>,
  { MatchingCriteria: criteria = CRITERIA[0] }: Record<string, unknown>,
): string[] {
  if (!EVENT_TYPES.includes(String(Type))) return [notKnown('waits for', Type, EVENT_TYPES)];
  const criterion = isObject(criteria) ? criteria.Type : criteria;
  return [
    ...(Actor === 'System' ? [] : [notKnown('has an event of the Actor', Actor, ['System'])]),
    ...(CRITERIA.includes(String(criterion)) ? [] : [notKnown('compares a message by', criterion, CRITERIA)]),
  ];
}

function readAction({ Identifier, Type, Parameters }: Record<string, unknown>): TestAction | string {
  const read = Object.hasOwn(ACTIONS, String(Type)) ? ACTIONS[String(Type)] : undefined;
  if (read === undefined) return notKnown('has the type', Type, Object.keys(ACTIONS));
  return read(isObject(Parameters) ? Parameters : {}, String(Identifier));
}
