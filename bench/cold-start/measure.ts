import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Profiler } from 'node:inspector';
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
  /** What a warm page takes of processors. */
  warmProcessor: number;
  peakMemory: number;
};

/** How a variant is run: with which Node.js, in which environment, under which limit. */
export type Where = { node: string; environment: Record<string, string>; quota?: CpuQuota | undefined };

/** Measures one variant in a process of its own; under a quota only the invocation is slowed, and only it is measured. */
export async function measure(variant: Variant, where: Where): Promise<Figures> {
  return (await run(variant, where, where.quota === undefined ? 'warmPages' : 'coldStart')).figures;
}

/** Records in which function the processor is while a variant reads warm pages, in a process of its own. */
export async function profile(variant: Variant, where: Where): Promise<Profiler.Profile> {
  return (await run(variant, where, 'profile')).profile;
}

/** What the process sends back; which of both depends on what was wanted. */
type Result = { answer?: { caseCount?: string }; figures: Figures; profile: Profiler.Profile };

async function run(
  variant: Variant,
  { node, environment, quota }: Where,
  wanted: 'coldStart' | 'warmPages' | 'profile',
): Promise<Result> {
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
    child.send({ wanted });
    const result = ((await next()) ?? {}) as Result;
    if (result.answer?.caseCount !== '1') throw new Error('its answer was not the one case that there is');
    return result;
  } catch (error) {
    throw new Error(`Variant (${variant.letter}), ${variant.title}: ${(error as Error).message}`);
  } finally {
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGKILL');
    await ended;
    release?.();
  }
}
