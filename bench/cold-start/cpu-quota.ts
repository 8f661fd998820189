import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';

/** Megabytes of memory with which Lambda gives a function one whole processor (Lambda Developer Guide). */
const MEMORY_OF_ONE_PROCESSOR = 1769;

/** Microseconds over which the kernel counts; Lambda's own period is not published. */
const PERIOD = 20_000;

/** A limit on processor time, as a function of some memory size has it. */
export type CpuQuota = {
  /** Puts a process under the limit; gives what takes the limit away once the process has ended. */
  confine(processId: number): () => void;
};

/**
 * Sets up the processor share of a memory size in megabytes by means of Linux control groups, a new one for each
 * process: in one that others have used, what they left of the share would be used by the next.
 *
 * @throws Error where the machine does not allow it.
 */
export function openCpuQuota(memorySize: number): CpuQuota {
  const quota = Math.round((PERIOD * memorySize) / MEMORY_OF_ONE_PROCESSOR);
  const v1 = existsSync('/sys/fs/cgroup/cpu/cpu.cfs_quota_us');
  const makeGroup = (name: string) => {
    const group = `${v1 ? '/sys/fs/cgroup/cpu' : '/sys/fs/cgroup'}/case-lookup-${name}`;
    mkdirSync(group);
    if (v1) {
      writeFileSync(`${group}/cpu.cfs_period_us`, String(PERIOD));
      writeFileSync(`${group}/cpu.cfs_quota_us`, String(quota));
    } else {
      writeFileSync(`${group}/cpu.max`, `${quota} ${PERIOD}`);
    }
    return group;
  };
  try {
    rmdirSync(makeGroup(`trial-${process.pid}`));
  } catch (error) {
    throw new Error(`--cpu-quota needs control groups that this machine does not allow: ${(error as Error).message}`);
  }
  return {
    confine(processId) {
      const group = makeGroup(String(processId));
      writeFileSync(`${group}/cgroup.procs`, String(processId));
      return () => rmdirSync(group);
    },
  };
}
