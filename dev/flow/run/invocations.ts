import { isLambdaBlock } from '../content/lambda';
import { referencesIn } from '../content/references';
import type { NamedFlow, Observer } from '../context/context';
import type { StubsOfRun } from '../context/stubs';
import type { FunctionStub } from './stand-in';

/**
 * Whether a run may invoke the function of this project, or a handler in a file: both take real time. A scenario can
 * stand in for the function, and so can a test case.
 */
export function mayInvoke(flows: NamedFlow[], functionArn: string, stubs: StubsOfRun, observer?: Observer): boolean {
  const blocks = flows.flatMap(({ content }) => content.Actions.filter(isLambdaBlock));
  return blocks.some((action) => {
    const { Identifier, Parameters } = action;
    if (observer?.stubs(action)) return false;
    const arn = String(Parameters.LambdaFunctionARN);
    const names = [Identifier, arn];
    if (stubs.knows('blocks', [Identifier])) return false;
    if (stubs.knows('functions', names))
      return stubs.all('functions', names).some((reply) => (reply as FunctionStub).handler);
    return arn === functionArn || referencesIn(arn).length > 0;
  });
}
