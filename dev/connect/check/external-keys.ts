import { isObject } from '../../../lambda/core/values';
import { branchesOf, SUCCESS } from '../language/branches';
import { type Action, type FlowContent, placeOf } from '../language/content';
import { type Finding, finding } from '../language/finding';
import { isLambdaBlock } from '../language/lambda-limits';
import { answerKey, type Reference, referencesIn } from '../language/references';
import { LOOKUP_FUNCTION } from './lookup-function';

/**
 * Checks that every key of a function's answer that a block reads can be there: some Lambda block stands before it, and
 * where that is the function of this project, it gives such a key.
 */
export function checkExternalKeys(flow: FlowContent, functionArn: string): Finding[] {
  const answers = answersBefore(flow);
  return flow.Actions.flatMap((action) => {
    const reachedBy = answers.get(action.Identifier);
    if (reachedBy === undefined) return [];
    const before = [...reachedBy];
    const onlyOurs = before.every((arn) => arn === functionArn);
    return referencesOf(action).flatMap((reference) => {
      const key = answerKey(reference);
      if (key === undefined) return [];
      if (before.length === 0) {
        return [finding(placeOf(action), `reads ${reference.text}, and no Lambda block before it has been answered`)];
      }
      if (!onlyOurs || LOOKUP_FUNCTION.answer.includes(key)) return [];
      const known = LOOKUP_FUNCTION.answer.join(', ');
      return [
        finding(placeOf(action), `reads ${reference.text}, which the function does not return (it returns: ${known})`),
      ];
    });
  });
}

/** Block -> the functions whose answer may be the last one when the flow comes to it. */
function answersBefore({ StartAction, Actions }: FlowContent): Map<string, Set<string>> {
  const blocks = new Map(Actions.map((action) => [action.Identifier, action]));
  const answers = new Map<string, Set<string>>();
  const ahead: { identifier: string; arns: string[] }[] = [{ identifier: StartAction, arns: [] }];
  for (let step = ahead.pop(); step !== undefined; step = ahead.pop()) {
    const action = blocks.get(step.identifier);
    if (action === undefined) continue;
    const known = answers.get(step.identifier);
    if (known !== undefined && step.arns.every((arn) => known.has(arn))) continue;
    const arns = new Set([...(known ?? []), ...step.arns]);
    answers.set(step.identifier, arns);
    for (const { name, target } of branchesOf(action)) {
      ahead.push({ identifier: target, arns: answersBehind(action, name, [...arns]) });
    }
  }
  return answers;
}

/** A Lambda block leaves its own answer behind its Success branch, and none behind its Error branch. */
function answersBehind(action: Action, branch: string, before: string[]): string[] {
  if (!isLambdaBlock(action)) return before;
  return branch === SUCCESS ? [String(action.Parameters.LambdaFunctionARN)] : [];
}

/** Every reference in the parameters and conditions of a block, each once. */
function referencesOf({ Parameters, Transitions: { Conditions } }: Action): Reference[] {
  const references = textsIn([Parameters, Conditions.map(({ Condition }) => Condition)]).flatMap(referencesIn);
  return [...new Map(references.map((reference) => [reference.text, reference])).values()];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.entries(value).flatMap(([name, inner]) => [name, ...textsIn(inner)]) : [];
}
