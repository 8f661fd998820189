import { isObject } from '../../../lambda/core/values';
import { shown } from '../language/content';
import { readAnswer } from '../language/lambda-answer';

/** How an overridden block can fail (Connect testing language). */
const FAILURES = ['TimeLimitExceeded', 'NoMatchingError'];

/** What is wrong with the parameters of an OverrideSystemBehavior action that stands in for a Lambda function. */
export function overrideProblems({ ActionType, Behavior }: Record<string, unknown>): string[] {
  const properties = isObject(Behavior) && Behavior.Type === 'FlowAction' ? Behavior.Properties : undefined;
  if (ActionType !== 'OverrideSystemBehavior' || !isObject(properties)) {
    return ['must have the ActionType OverrideSystemBehavior and a Behavior of the type FlowAction'];
  }
  const { ActionType: overridden, ActionParameters, Strategy } = properties;
  const problems: string[] = [];
  if (overridden !== 'InvokeLambdaFunction') {
    problems.push(`overrides ${shown(overridden)}; only InvokeLambdaFunction is known here`);
  }
  if (!isObject(ActionParameters) || typeof ActionParameters.LambdaFunctionARN !== 'string') {
    problems.push('names no LambdaFunctionARN');
  }
  return [...problems, ...strategyProblems(isObject(Strategy) ? Strategy : {})];
}

function strategyProblems({ Type, Response, Error: failure }: Record<string, unknown>): string[] {
  if (Type === 'Error') {
    const value = isObject(failure) ? failure.Value : undefined;
    return FAILURES.includes(String(value)) ? [] : [`fails with ${shown(value)}; it must be ${FAILURES.join(' or ')}`];
  }
  if (Type !== 'MockResponse') return [`has the strategy ${shown(Type)}; it must be MockResponse or Error`];
  const result = isObject(Response) && Response.Type === 'ExecutionResult' ? Response.ExecutionResult : undefined;
  const { LoadedData, DelaySeconds } = isObject(result) ? result : {};
  if (typeof DelaySeconds !== 'number') return [`has the DelaySeconds ${shown(DelaySeconds)}; it must be a number`];
  if (typeof LoadedData !== 'string') return ['answers with no LoadedData; it must be JSON as a text'];
  try {
    const answer = readAnswer(JSON.parse(LoadedData), 'STRING_MAP');
    return 'refused' in answer ? [`answers with what no STRING_MAP block takes: ${answer.refused}`] : [];
  } catch {
    return ['answers with LoadedData that is no JSON'];
  }
}
