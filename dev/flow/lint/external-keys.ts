import { LOOKUP_FUNCTION } from '../../lookup/lookup-function';
import { branchesOf } from '../blocks/branches';
import { referencesOf } from '../blocks/known-references';
import type { Action, FlowContent } from '../content/content';
import { SUCCESS } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { isLambdaBlock } from '../content/lambda';
import { answerKey, type Reference } from '../content/references';
import type { InvokedFunctions } from './invoked-functions';
import { at } from './report';

/**
 * Checks the keys of a function's answer that blocks read: where the answer is that of this project's function, it must
 * have the key; where no Lambda block comes before, the answer can only be that of the flow before this one.
 */
export function checkExternalKeys(flow: FlowContent, functions: InvokedFunctions, functionArn: string): Finding[] {
  const answers = answersBefore(flow, functions);
  const early: Reference[] = [];
  const findings = flow.Actions.flatMap((action) => {
    const before = answers.get(action.Identifier);
    if (before === undefined) return [];
    return referencesOf(action).flatMap((reference) => {
      const key = answerKey(reference);
      if (key === undefined) return [];
      if (before.size === 0) early.push(reference);
      const onlyOurs = before.size > 0 && [...before].every((block) => functions.get(block)?.includes(functionArn));
      if (!onlyOurs || LOOKUP_FUNCTION.answer.includes(key)) return [];
      const known = LOOKUP_FUNCTION.answer.join(', ');
      const problem = `reads ${reference.text}, which the function does not return (it returns: ${known})`;
      return [at(action).error(problem, SOURCES.lookup)];
    });
  });
  if (early.length === 0) return findings;
  const texts = [...new Set(early.map(({ text }) => text))];
  const problem = `read ${texts.slice(0, 3).join(', ')}${texts.length > 3 ? ` and ${texts.length - 3} more` : ''} where no Lambda block comes before; that is the answer to a flow that transferred the contact here, or nothing`;
  return [...findings, at('Actions').note(problem, SOURCES.lambda)];
}

/** Block -> the Lambda blocks whose answer may be the last one when the flow comes to it. */
function answersBefore({ StartAction, Actions }: FlowContent, functions: InvokedFunctions): Map<string, Set<string>> {
  const blocks = new Map(Actions.map((action) => [action.Identifier, action]));
  const answers = new Map<string, Set<string>>();
  const ahead: { identifier: string; answered: string[] }[] = [{ identifier: StartAction, answered: [] }];
  for (let step = ahead.pop(); step !== undefined; step = ahead.pop()) {
    const action = blocks.get(step.identifier);
    if (action === undefined) continue;
    const known = answers.get(step.identifier);
    if (known !== undefined && step.answered.every((block) => known.has(block))) continue;
    const answered = new Set([...(known ?? []), ...step.answered]);
    answers.set(step.identifier, answered);
    for (const { name, target } of branchesOf(action)) {
      ahead.push({ identifier: target, answered: answersBehind(action, name, [...answered], functions) });
    }
  }
  return answers;
}

/** A Lambda block leaves its own answer behind its Success branch, and none behind its Error branch. */
function answersBehind(action: Action, branch: string, before: string[], functions: InvokedFunctions): string[] {
  if (!isLambdaBlock(action) || !functions.has(action.Identifier)) return before;
  return branch === SUCCESS ? [action.Identifier] : [];
}
