import { isObject } from '../content/values';

/** A native test case of Connect, as far as a run needs it (Connect testing language). */
export type TestCase = { name: string; observations: Observation[] };

/** Something that the test waits for, what it does then, and what it waits for next. */
export type Observation = {
  id: string;
  event: { type: string; properties: Record<string, unknown> };
  actions: TestAction[];
  next: string[];
};

export type TestAction = { id: string; type: string; parameters: Record<string, unknown> };

/** Reads parsed content as a test case; the linter says in detail what is wrong with one. @throws Error */
export function readTestCase(content: unknown, name: string): TestCase {
  const observations = isObject(content) && Array.isArray(content.Observations) ? content.Observations : [];
  const read = observations.filter(isObject).map(readObservation);
  if (read.filter(({ event }) => event.type === 'TestInitiated').length === 1) return { name, observations: read };
  throw new Error(`${name} is not a test case with one TestInitiated; the linter says what is wrong`);
}

function readObservation({ Identifier, Event, Actions, Transitions }: Record<string, unknown>): Observation {
  const { Type, Properties } = isObject(Event) ? Event : {};
  const { NextObservations } = isObject(Transitions) ? Transitions : {};
  return {
    id: String(Identifier),
    event: { type: String(Type), properties: isObject(Properties) ? Properties : {} },
    actions: (Array.isArray(Actions) ? Actions : []).filter(isObject).map((action) => ({
      id: String(action.Identifier),
      type: String(action.Type),
      parameters: isObject(action.Parameters) ? action.Parameters : {},
    })),
    next: (Array.isArray(NextObservations) ? NextObservations : []).map(String),
  };
}
