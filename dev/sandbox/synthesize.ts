import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { CaseLookupStack, type CaseLookupStackProps } from '../../lib/case-lookup-stack';
import { instanceOf } from './event';
import { withoutCdkOutput } from './quiet';

/** What a template says about its function. */
export type FunctionSettings = {
  environment: Record<string, string>;
  /** Milliseconds. */
  timeout: number;
  /** Megabytes. */
  memorySize: number;
};

/** The function as the stack deploys it: its bundle and its settings. */
export type SynthesizedFunction = FunctionSettings & {
  /** The folder that becomes the function's package. */
  folder: string;
  /** Deletes what was synthesised. */
  dispose(): void;
};

/** Synthesises the stack into a temporary folder, so that this machine runs what `cdk deploy` would upload. */
export function synthesizeFunction(props: CaseLookupStackProps): SynthesizedFunction {
  const outdir = mkdtempSync(join(tmpdir(), 'case-lookup-'));
  const dispose = untilDisposed(() => rmSync(outdir, { recursive: true, force: true }));
  const template = withoutCdkOutput(() => {
    const app = new App({ outdir });
    const stack = new CaseLookupStack(app, 'ConnectCaseLookup', props);
    return app.synth().getStackArtifact(stack.artifactId).template;
  });
  const { Code } = functionOf(template).Properties;
  return { folder: join(outdir, `asset.${basename(Code.S3Key, '.zip')}`), ...settingsOf(template), dispose };
}

/** The settings of the function in a template. */
export function settingsOf(template: Template): FunctionSettings {
  const { Environment, Timeout, MemorySize } = functionOf(template).Properties;
  return { environment: Environment.Variables, timeout: Timeout * 1000, memorySize: MemorySize };
}

function functionOf({ Resources }: Template): LambdaResource {
  const fn = Object.values(Resources).find(({ Type }) => Type === 'AWS::Lambda::Function');
  if (fn === undefined) throw new Error('The stack has no function');
  return fn;
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

/** The function of each instance, because one serves its own instance only. */
export type SynthesizedFunctions = {
  /** The function of the instance from which an event comes. */
  of(event: unknown): SynthesizedFunction;
  dispose(): void;
};

/** Synthesises a function for an instance when the first event comes from there. */
export function synthesizeFunctions(props: Omit<CaseLookupStackProps, 'instanceArn'>): SynthesizedFunctions {
  const functions = new Map<string, SynthesizedFunction>();
  return {
    of(event) {
      const { arn: instanceArn } = instanceOf(event);
      const fn = functions.get(instanceArn) ?? synthesizeFunction({ ...props, instanceArn });
      functions.set(instanceArn, fn);
      return fn;
    },
    dispose() {
      for (const fn of functions.values()) fn.dispose();
    },
  };
}

type Template = { Resources: Record<string, LambdaResource> };

type LambdaResource = {
  Type: string;
  Properties: {
    Code: { S3Key: string };
    Environment: { Variables: Record<string, string> };
    Timeout: number;
    MemorySize: number;
  };
};
