import { startLambdaService } from '../../../dev/lookup/lambda-service';
import type { ExecutionEnvironment, Outcome } from '../../../dev/runtime/execution-environment';

/** A service whose execution environments answer when they are told to. */
function serve() {
  const executionEnvironments: { answer: (outcome: Outcome) => void; stopped: boolean; invocations: number }[] = [];
  const service = startLambdaService(() => {
    const executionEnvironment = { answer: (_: Outcome) => {}, stopped: false, invocations: 0 };
    executionEnvironments.push(executionEnvironment);
    return {
      invoke: () =>
        new Promise<Outcome>((answer) => {
          executionEnvironment.invocations++;
          executionEnvironment.answer = answer;
        }),
      stop: () => {
        executionEnvironment.stopped = true;
      },
    } as unknown as ExecutionEnvironment;
  });
  return { service, executionEnvironments };
}

describe('the local Lambda service', () => {
  it('uses a free execution environment again', async () => {
    const { service, executionEnvironments } = serve();
    for (let count = 0; count < 3; count++) {
      const invoked = service.invoke({});
      executionEnvironments[0]?.answer({ result: count });
      expect(await invoked).toEqual({ result: count });
    }
    expect(executionEnvironments.map(({ invocations }) => invocations)).toEqual([3]);
  });

  it('starts another where none is free', async () => {
    const { service, executionEnvironments } = serve();
    const both = [service.invoke({}), service.invoke({})];
    for (const [index, executionEnvironment] of executionEnvironments.entries())
      executionEnvironment.answer({ result: index });
    expect(await Promise.all(both)).toEqual([{ result: 0 }, { result: 1 }]);
  });

  it('does not use one again that is gone, and stops the others at the end', async () => {
    const { service, executionEnvironments } = serve();
    const timedOut = service.invoke({});
    executionEnvironments[0]?.answer({ errorType: 'Sandbox.Timedout', errorMessage: '' });
    await timedOut;
    service.invoke({});
    expect(executionEnvironments).toHaveLength(2);
    service.stop();
    expect(executionEnvironments.map(({ stopped }) => stopped)).toEqual([false, true]);
  });
});
