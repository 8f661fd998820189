import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CpuQuota } from './cpu-quota';
import type { Variant } from './variants';

/** Times in milliseconds, memory in megabytes. */
export type Figures = {
  init: number;
  firstCall: number;
  /** Initialisation and first call. */
  cold: number;
  /** What both take of processors, by all threads together. */
  processor: number;
  warmPage: number;
  peakMemory: number;
};

/** Measures one variant in a process of its own; under a quota only the invocation is slowed, and only it is measured. */
export async function measure(
  variant: Variant,
  { node, environment, quota }: { node: string; environment: Record<string, string>; quota?: CpuQuota | undefined },
): Promise<Figures> {
  const child = spawn(node, [join(__dirname, 'loader.mjs')], {
    env: { ...environment, ...variant.environment, FILE: variant.file },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const next = async () => {
    const [message] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [undefined])]);
    return message as unknown;
  };
  let release: (() => void) | undefined;
  try {
    if ((await next()) !== 'initialised') throw new Error('it ended before it was initialised');
    release = quota?.confine(child.pid as number);
    child.send({ warmPages: quota === undefined });
    const { answer, figures } = ((await next()) ?? {}) as { answer?: { caseCount?: string }; figures: Figures };
    if (answer?.caseCount !== '1') throw new Error('its answer was not the one case that there is');
    return figures;
  } catch (error) {
    throw new Error(`Variant (${variant.letter}), ${variant.title}: ${(error as Error).message}`);
  } finally {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGKILL');
    await ended;
    release?.();
  }
}
