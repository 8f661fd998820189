import { isLambdaBlock } from '../content/lambda-limits';
import { referencesIn } from '../content/references';
import type { RepliesOfRun } from './replies';
import type { FunctionReply } from './stand-in';
import type { NamedFlow, Observer } from './world';

/**
 * Whether a run may invoke the function of this project, or a handler in a file: both take real time. A scenario can
 * stand in for the function, and so can a test case.
 */
export function mayInvoke(
  flows: NamedFlow[],
  functionArn: string,
  replies: RepliesOfRun,
  observer?: Observer,
): boolean {
  const blocks = flows.flatMap(({ content }) => content.Actions.filter(isLambdaBlock));
  return blocks.some((action) => {
    const { Identifier, Parameters } = action;
    if (observer?.answers(action)) return false;
    const arn = String(Parameters.LambdaFunctionARN);
    const names = [Identifier, arn];
    if (replies.knows('blocks', [Identifier])) return false;
    if (replies.knows('functions', names))
      return replies.all('functions', names).some((reply) => (reply as FunctionReply).handler);
    return arn === functionArn || referencesIn(arn).length > 0;
  });
}
