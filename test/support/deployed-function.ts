import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import { keptBundle } from '../../dev/lookup/kept-bundle';
import { type LocalFunction, type LocalFunctionProps, settingsOf } from '../../dev/lookup/local-function';
import { startExecutionEnvironment } from '../../dev/runtime/execution-environment';
import { sharedClock } from './shared-clock';

/** The function as the stack deploys it, with the time limit in seconds. A test compares it with the stack. */
export function deployedFunction(
  flowTimeLimitSeconds = 8,
  props: Partial<Omit<LocalFunctionProps, 'flowTimeLimitSeconds'>> = {},
): LocalFunction {
  const instanceArn = 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
  const settings = settingsOf({ instanceArn, casesDomainId: DEFAULT_DOMAIN_ID, flowTimeLimitSeconds, ...props });
  return { folder: keptBundle(), ...settings };
}

/**
 * An execution environment of the function that lives by the test's clock and keeps the lines that it logs, as JSON
 * where they are, and its metrics.
 */
export function executionEnvironmentOf(fn: LocalFunction, endpoint: string, environment: Record<string, string> = {}) {
  const lines: Record<string, unknown>[] = [];
  const metrics: Record<string, unknown>[] = [];
  const member = sharedClock.join();
  const executionEnvironment = startExecutionEnvironment(fn, {
    clock: sharedClock,
    region: 'us-west-2',
    endpoint,
    environment: { ...member.environment, ...environment },
    onLog: (line) => lines.push(line.startsWith('{') ? JSON.parse(line) : { text: line }),
    onMetrics: (line) => metrics.push(JSON.parse(line)),
  });
  return {
    ...executionEnvironment,
    freeze() {
      member.suspended = true;
      return executionEnvironment.freeze();
    },
    thaw() {
      member.suspended = false;
      return executionEnvironment.thaw();
    },
    stop() {
      member.leave();
      return executionEnvironment.stop();
    },
    lines,
    metrics,
  };
}
