import { startLambdaService } from '../../../dev/lookup/lambda-service';
import type { Outcome, Sandbox } from '../../../dev/runtime/sandbox';

/** A service whose sandboxes answer when they are told to. */
function serve() {
  const sandboxes: { answer: (outcome: Outcome) => void; stopped: boolean; invocations: number }[] = [];
  const service = startLambdaService(() => {
    const sandbox = { answer: (_: Outcome) => {}, stopped: false, invocations: 0 };
    sandboxes.push(sandbox);
    return {
      invoke: () =>
        new Promise<Outcome>((answer) => {
          sandbox.invocations++;
          sandbox.answer = answer;
        }),
      stop: () => {
        sandbox.stopped = true;
      },
    } as unknown as Sandbox;
  });
  return { service, sandboxes };
}

describe('the stand-in for Lambda', () => {
  it('uses a free sandbox again', async () => {
    const { service, sandboxes } = serve();
    for (let count = 0; count < 3; count++) {
      const invoked = service.invoke({});
      sandboxes[0]?.answer({ result: count });
      expect(await invoked).toEqual({ result: count });
    }
    expect(sandboxes.map(({ invocations }) => invocations)).toEqual([3]);
  });

  it('starts another where none is free', async () => {
    const { service, sandboxes } = serve();
    const both = [service.invoke({}), service.invoke({})];
    for (const [index, sandbox] of sandboxes.entries()) sandbox.answer({ result: index });
    expect(await Promise.all(both)).toEqual([{ result: 0 }, { result: 1 }]);
  });

  it('does not use one again that is gone, and stops the others at the end', async () => {
    const { service, sandboxes } = serve();
    const timedOut = service.invoke({});
    sandboxes[0]?.answer({ errorType: 'Sandbox.Timedout', errorMessage: '' });
    await timedOut;
    service.invoke({});
    expect(sandboxes).toHaveLength(2);
    service.stop();
    expect(sandboxes.map(({ stopped }) => stopped)).toEqual([false, true]);
  });
});
