import { MAX_TIME_LIMIT_SECONDS } from '../../lambda/contract/time-limits';
import { prebuiltFunction } from '../../lib/bundling/function-bundle';
import { type EnvironmentProps, functionEnvironment } from '../../lib/function/environment';
import { DEFAULTS } from '../../lib/props/defaults';
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
export function localFunction(props: LocalFunctionProps): LocalFunction {
  return { folder: bundleFolder(), ...settingsOf(props) };
}

/** The function of each instance, because one serves its own instance only. */
type LocalFunctions = {
  /** The function of the instance from which an event comes. */
  of(event: unknown): LocalFunction;
};

/** Functions of one bundle that differ in the instance that they serve. It is made when the first is asked for. */
export function localFunctions(props: Omit<LocalFunctionProps, 'instanceArn'>): LocalFunctions {
  const functions = new Map<string, LocalFunction>();
  let folder: string | undefined;
  return {
    of(event) {
      const { arn: instanceArn } = instanceOf(event);
      folder ??= bundleFolder();
      const fn = functions.get(instanceArn) ?? { folder, ...settingsOf({ ...props, instanceArn }) };
      functions.set(instanceArn, fn);
      return fn;
    },
  };
}

/** The settings alone, as the stack's template has them. */
export function settingsOf({
  flowTimeLimitSeconds = MAX_TIME_LIMIT_SECONDS,
  longestTimeLimitSeconds = flowTimeLimitSeconds,
  ...props
}: LocalFunctionProps): FunctionSettings {
  return {
    environment: { ...functionEnvironment({ ...props, flowTimeLimitSeconds, longestTimeLimitSeconds }) },
    timeout: longestTimeLimitSeconds * 1000,
    memorySize: DEFAULTS.memorySize,
  };
}

/** The folder of the bundle: the package's own, or that of the sources as they are now. */
function bundleFolder(): string {
  const prebuilt = prebuiltFunction();
  if (prebuilt !== undefined) return prebuilt;
  // Loaded here because the package comes without what bundles the sources.
  const { keptBundle } = require('./kept-bundle') as typeof import('./kept-bundle');
  return keptBundle();
}
