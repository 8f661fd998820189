import { Duration } from 'aws-cdk-lib';
import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import { startSandbox } from '../../dev/sandbox/sandbox';
import { type SynthesizedFunction, synthesizeFunction } from '../../dev/sandbox/synthesize';
import type { CaseLookupStackProps } from '../../lib/case-lookup-stack';

/** The function as the stack deploys it, with the time limit in seconds; disposed of after the tests of a file. */
export function deployedFunction(
  flowTimeLimitSeconds = 8,
  props: Partial<CaseLookupStackProps> = {},
): SynthesizedFunction {
  const fn = synthesizeFunction({
    instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
    casesDomainId: DEFAULT_DOMAIN_ID,
    flowTimeLimit: Duration.seconds(flowTimeLimitSeconds),
    ...props,
  });
  afterAll(() => fn.dispose());
  return fn;
}

/** A sandbox of the function that keeps the lines which it logs, read as JSON where they are, and its metrics. */
export function sandboxOf(fn: SynthesizedFunction, endpoint: string, environment: Record<string, string> = {}) {
  const lines: Record<string, unknown>[] = [];
  const metrics: Record<string, unknown>[] = [];
  const sandbox = startSandbox(fn, {
    region: 'us-west-2',
    endpoint,
    environment,
    onLog: (line) => lines.push(line.startsWith('{') ? JSON.parse(line) : { text: line }),
    onMetrics: (line) => metrics.push(JSON.parse(line)),
  });
  return { ...sandbox, lines, metrics };
}
