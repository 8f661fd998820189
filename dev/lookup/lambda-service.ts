import type { ExecutionEnvironment, Outcome } from '../runtime/execution-environment';

/** Invokes functions by their ARN, as many at once as are asked for. */
export type LambdaService = {
  invoke(event: unknown): Promise<Outcome>;
  stop(): void;
};

/** What of an outcome says that the execution environment is gone. */
const GONE = ['Sandbox.Timedout', 'Runtime.ExitError'];

/**
 * Runs one function as Lambda does: an execution environment that is free serves the next invocation, and where none is
 * free, because
 * the last one still works for a block that has given up, another is started.
 */
export function startLambdaService(startExecutionEnvironment: () => ExecutionEnvironment): LambdaService {
  const free: ExecutionEnvironment[] = [];
  const all = new Set<ExecutionEnvironment>();

  function start(): ExecutionEnvironment {
    const executionEnvironment = startExecutionEnvironment();
    all.add(executionEnvironment);
    return executionEnvironment;
  }

  return {
    async invoke(event) {
      const executionEnvironment = free.pop() ?? start();
      const outcome = await executionEnvironment.invoke(event);
      if ('errorType' in outcome && GONE.includes(outcome.errorType)) all.delete(executionEnvironment);
      else free.push(executionEnvironment);
      return outcome;
    },
    stop() {
      for (const executionEnvironment of all) executionEnvironment.stop();
    },
  };
}
