import { FAULTS } from './faults';
import type { Fault, Step } from './operation';

/** Deals out one step for each request; after the last the service behaves. */
type FaultScript = { next(): Step };

const OK: Step = { name: 'ok', fault: FAULTS.ok as Fault };

/** A step as it is written: a name, perhaps an argument, perhaps how many times (a star alone: without end). */
const STEP = /^(?<name>[^:*]+)(:(?<argument>[^:*]*))?(?<star>\*(?<times>\d*))?$/;

/**
 * Reads a fault script, such as `throttle*3,slow:800,ok,500*`.
 *
 * @throws FaultScriptError that names every step that cannot be played.
 */
export function readFaultScript(text: string): FaultScript {
  const written = text.trim() === '' ? [] : text.split(',').map((step) => step.trim());
  const problems: string[] = [];
  const steps = written.map((step, index) => {
    const read = readStep(step);
    if ('problem' in read) problems.push(`"${step}" ${read.problem}`);
    else if (read.times === Number.POSITIVE_INFINITY && index < written.length - 1) {
      problems.push(`"${step}" repeats without end, so it must be the last step`);
    }
    return read as RepeatedStep;
  });
  if (problems.length > 0) throw new FaultScriptError(problems);

  return {
    next() {
      while (steps[0]?.times === 0) steps.shift();
      const step = steps[0];
      if (step === undefined) return OK;
      step.times--;
      return step;
    },
  };
}

/** A fault script holds a step that does not exist or is written wrongly. */
class FaultScriptError extends Error {
  override readonly name = 'FaultScriptError';

  constructor(problems: string[]) {
    super(
      `The fault script cannot be played: ${problems.join('; ')}. Known steps: ${describeFaults()
        .map(([written]) => written)
        .join(', ')}.`,
    );
  }
}

/** How each fault is written in a script, such as `slow:MS`, and what it does. */
export function describeFaults(): [written: string, does: string][] {
  return Object.entries(FAULTS).map(([name, fault]) => [name + written(fault.argument), fault.does]);
}

function written(argument: Fault['argument']): string {
  if (argument === undefined) return '';
  return argument.optional ? `[:${argument.name}]` : `:${argument.name}`;
}

type RepeatedStep = Step & { times: number };

function readStep(text: string): RepeatedStep | { problem: string } {
  const { name = '', argument, star, times } = STEP.exec(text)?.groups ?? {};
  if (!Object.hasOwn(FAULTS, name)) return { problem: 'is not a known step' };
  const fault = FAULTS[name] as Fault;
  const problem = argumentProblem(fault.argument, argument);
  if (problem) return { problem };
  if (times !== undefined && times !== '' && Number(times) < 1) return { problem: 'must be played at least once' };
  return {
    name,
    fault,
    argument: argument === undefined ? undefined : Number(argument),
    times: star === undefined ? 1 : times === '' ? Number.POSITIVE_INFINITY : Number(times),
  };
}

function argumentProblem(expected: Fault['argument'], argument: string | undefined): string | undefined {
  if (expected === undefined) return argument === undefined ? undefined : 'takes no argument';
  if (argument === undefined && expected.optional) return undefined;
  if (argument !== undefined && /^\d+$/.test(argument) && Number(argument) <= expected.max) return undefined;
  return `must be written with ${written(expected)}, a whole number up to ${expected.max}`;
}
