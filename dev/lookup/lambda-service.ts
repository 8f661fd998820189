import type { Outcome, Sandbox } from '../runtime/sandbox';

/** Invokes functions by their ARN, as many at once as are asked for. */
export type LambdaService = {
  invoke(event: unknown): Promise<Outcome>;
  stop(): void;
};

/** What of an outcome says that the sandbox is gone. */
const GONE = ['Sandbox.Timedout', 'Runtime.ExitError'];

/**
 * Runs one function as Lambda does: a sandbox that is free serves the next invocation, and where none is free, because
 * the last one still works for a block that has given up, another is started.
 */
export function startLambdaService(startSandbox: () => Sandbox): LambdaService {
  const free: Sandbox[] = [];
  const all = new Set<Sandbox>();

  function start(): Sandbox {
    const sandbox = startSandbox();
    all.add(sandbox);
    return sandbox;
  }

  return {
    async invoke(event) {
      const sandbox = free.pop() ?? start();
      const outcome = await sandbox.invoke(event);
      if ('errorType' in outcome && GONE.includes(outcome.errorType)) all.delete(sandbox);
      else free.push(sandbox);
      return outcome;
    },
    stop() {
      for (const sandbox of all) sandbox.stop();
    },
  };
}
