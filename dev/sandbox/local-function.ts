import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FLOW_TIME_LIMITS } from '../../lambda/core/flow-time-limit';
import { bundleLambda, prebuiltFunction } from '../../lib/bundling';
import { type EnvironmentProps, functionEnvironment } from '../../lib/function-environment';
import { DEFAULT_MEMORY_SIZE } from '../../lib/memory-size';
import { instanceOf } from './event';

/** A function that can run on this machine: its code and its settings. */
export type LocalFunction = FunctionSettings & {
  /** The folder that becomes the function's package. */
  folder: string;
};

type FunctionSettings = {
  environment: Record<string, string>;
  /** Milliseconds. */
  timeout: number;
  /** Megabytes. */
  memorySize: number;
};

/** What may be decided about the function, as the stack's props say it. */
export type LocalFunctionProps = Omit<EnvironmentProps, 'flowTimeLimitSeconds'> & {
  /** Whole seconds. @default the longest */
  flowTimeLimitSeconds?: number;
};

/**
 * The function as the stack deploys it, without the CDK: the same bundle and the same settings. A test compares both
 * with a synthesised stack.
 */
export function localFunction(props: LocalFunctionProps): LocalFunction & { dispose(): void } {
  const { folder, dispose } = bundleFolder();
  return { folder, ...settingsOf(props), dispose };
}

/** The function of each instance, because one serves its own instance only. */
export type LocalFunctions = {
  /** The function of the instance from which an event comes. */
  of(event: unknown): LocalFunction;
  dispose(): void;
};

/** Functions of one bundle that differ in the instance that they serve. */
export function localFunctions(props: Omit<LocalFunctionProps, 'instanceArn'>): LocalFunctions {
  const { folder, dispose } = bundleFolder();
  const functions = new Map<string, LocalFunction>();
  return {
    of(event) {
      const { arn: instanceArn } = instanceOf(event);
      const fn = functions.get(instanceArn) ?? { folder, ...settingsOf({ ...props, instanceArn }) };
      functions.set(instanceArn, fn);
      return fn;
    },
    dispose,
  };
}

/** The settings alone, as the stack's template has them. */
export function settingsOf({
  flowTimeLimitSeconds = FLOW_TIME_LIMITS.longest,
  ...props
}: LocalFunctionProps): FunctionSettings {
  return {
    environment: { ...functionEnvironment({ ...props, flowTimeLimitSeconds }) },
    timeout: flowTimeLimitSeconds * 1000,
    memorySize: DEFAULT_MEMORY_SIZE,
  };
}

/** The folder of the bundle: the package's own, or a temporary one with what the sources are now. */
function bundleFolder(): { folder: string; dispose(): void } {
  const prebuilt = prebuiltFunction();
  if (prebuilt !== undefined) return { folder: prebuilt, dispose() {} };
  const folder = mkdtempSync(join(tmpdir(), 'case-lookup-'));
  const dispose = untilDisposed(() => rmSync(folder, { recursive: true, force: true }));
  bundleLambda(folder);
  return { folder, dispose };
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Returns a function that cleans up. It runs by itself if the process ends first, also by a signal. */
function untilDisposed(cleanUp: () => void): () => void {
  const dispose = () => {
    for (const signal of SIGNALS) process.off(signal, onSignal);
    process.off('exit', dispose);
    cleanUp();
  };
  const onSignal = (signal: NodeJS.Signals) => {
    dispose();
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  process.on('exit', dispose);
  return dispose;
}
