import { referencesOf } from '../blocks/known-references';
import type { Action } from '../content/content';
import { answerKey } from '../content/references';
import { isObject } from '../content/values';
import { type FunctionDefinition, namesOf } from './functions';
import { type LastAnswer, lastAnswers } from './paths';
import type { LintedFlow } from './rule';

/** A key of a function's answer that a block reads, with the Lambda blocks that can have run last before it. */
type ReadKey = { action: Action; text: string; key: string; last: LastAnswer[] };

/** Every key of an answer that a block reads to which a path leads. */
export function readKeys(flow: LintedFlow): ReadKey[] {
  const before = lastAnswers(flow);
  return flow.content.Actions.flatMap((action) => {
    const last = before.get(action.Identifier);
    if (last === undefined) return [];
    return referencesOf(action).flatMap((reference) => {
      const key = answerKey(reference);
      return key === undefined ? [] : [{ action, text: reference.text, key, last }];
    });
  });
}

/** The known function that a Lambda block invokes. */
export function functionOf({ functions, invoked }: LintedFlow, block: string): FunctionDefinition | undefined {
  return functions.find((fn) => namesOf(fn).some((name) => invoked.get(block)?.includes(name)));
}

/** The function input parameters of a block. */
export function inputOf({ Parameters: { LambdaInvocationAttributes: input } }: Action): Record<string, unknown> {
  return isObject(input) ? input : {};
}
