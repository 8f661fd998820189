import { shown } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { readAnswer } from '../content/lambda';
import { isObject } from '../content/values';
import { at } from '../lint/test-case-rules';

/** How an overridden Lambda block can fail (Connect testing language). */
const FAILURES = ['TimeLimitExceeded', 'NoMatchingError'];

/** Checks an OverrideSystemBehavior action that is a stub for a Lambda function. Other overrides are not checked. */
export function checkOverride({ Behavior }: Record<string, unknown>, place: string): Finding[] {
  const { error, note } = at(place);
  const properties = isObject(Behavior) && Behavior.Type === 'FlowAction' ? Behavior.Properties : undefined;
  if (!isObject(properties))
    return [note('overrides something other than a block, which is not checked', SOURCES.testing)];
  const { ActionType, ActionParameters, Strategy } = properties;
  if (ActionType !== 'InvokeLambdaFunction') {
    return [note(`overrides ${shown(ActionType)}, which is not checked`, SOURCES.testing)];
  }
  const names = isObject(ActionParameters) && typeof ActionParameters.LambdaFunctionARN === 'string';
  return [
    ...(names ? [] : [error('names no LambdaFunctionARN', SOURCES.testing)]),
    ...checkStrategy(isObject(Strategy) ? Strategy : {}, place),
  ];
}

function checkStrategy({ Type, Response, Error: failure }: Record<string, unknown>, place: string): Finding[] {
  const { error, note } = at(place);
  if (Type === 'Error') {
    const value = isObject(failure) ? failure.Value : undefined;
    if (FAILURES.includes(String(value))) return [];
    return [note(`fails with ${shown(value)}, which is not checked`, SOURCES.testing)];
  }
  const result = isObject(Response) && Response.Type === 'ExecutionResult' ? Response.ExecutionResult : undefined;
  if (Type !== 'MockResponse' || !isObject(result)) {
    return [note(`has the strategy ${shown(Type)}, which is not checked`, SOURCES.testing)];
  }
  const { LoadedData } = result;
  if (typeof LoadedData !== 'string') {
    return [error(`has the LoadedData ${shown(LoadedData)}; it must be a string of JSON`, SOURCES.testing)];
  }
  try {
    const answer = readAnswer(JSON.parse(LoadedData), 'STRING_MAP');
    return 'refused' in answer
      ? [error(`has an answer that a STRING_MAP block refuses: ${answer.refused}`, SOURCES.lambda)]
      : [];
  } catch {
    return [error('has LoadedData that is not valid JSON', SOURCES.testing)];
  }
}
