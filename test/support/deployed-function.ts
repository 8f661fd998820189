import { createHash } from 'node:crypto';
import { startSandbox } from '../../dev/sandbox/sandbox';
import type { SynthesizedFunction } from '../../dev/sandbox/synthesize';
import type { CaseLookupStackProps } from '../../lib/case-lookup-stack';
import { oncePerRun } from './once-per-run';

/**
 * The function as the stack deploys it, with the time limit in seconds. It is bundled once in a run of jest, and the
 * stack is synthesised once for each set of props. That the stack deploys this bundle is a test of its own.
 */
export function deployedFunction(
  flowTimeLimitSeconds = 8,
  props: Partial<CaseLookupStackProps> = {},
): SynthesizedFunction {
  const variant = createHash('sha256')
    .update(JSON.stringify([flowTimeLimitSeconds, props]))
    .digest('hex');
  return {
    folder: bundleFolder(),
    ...oncePerRun(`function-${variant}`, () => synthesis().settingsFor(flowTimeLimitSeconds, props)),
    dispose() {},
  };
}

/** Loads the CDK only where something has to be synthesised: that takes seconds. */
const synthesis = () => jest.requireActual<typeof import('./synthesis')>('./synthesis');

/** The folder of the bundle, which holds what is uploaded to Lambda. */
export function bundleFolder(): string {
  return oncePerRun('bundle', () => synthesis().bundleForRun());
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
