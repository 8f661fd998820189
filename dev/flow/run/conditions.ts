import { nameOf } from '../content/branches';
import type { Action } from '../content/content';
import { readCondition } from '../content/operators';
import type { FlowData } from '../context/context';
import { resolve } from '../context/flow-data';

/** The branch of the first condition of a block that a value meets; undefined when it meets none. */
export function firstMet(value: string, { Transitions }: Action, data: FlowData): string | undefined {
  const met = Transitions.Conditions.find(({ Condition }) => {
    const condition = readCondition(Condition);
    return typeof condition !== 'string' && condition.meets(value, resolve(condition.operand, data));
  });
  return met && nameOf(met.Condition);
}
