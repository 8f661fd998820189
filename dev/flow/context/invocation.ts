import { type ResponseType, readAnswer } from '../content/lambda';
import { type Clock, type Outcome, sleep } from './context';

/** How often Connect invokes a function again that failed, within the block's limit (Connect Administrator Guide). */
export const MAX_REPEATS = 3;

/** Between a failed invocation and the next. Connect does not publish it: assumed, as in docs/overload.md. */
export const REPEAT_PAUSE_MS = 200;

/** What a block has of its function when it continues. */
export type Invoked = ({ answer: unknown } | { failed: string }) & {
  invocations: number;
  /** Milliseconds for which the flow waited. */
  waited: number;
};

/**
 * Waits for a function as a block does: for so many milliseconds in all, with repeated invocations of one that fails.
 * When the time is over the block no longer waits. The function's answer is then lost, and the function still works on.
 */
export async function invokeWithin(
  limit: number,
  responseType: ResponseType,
  clock: Clock,
  invoke: () => Promise<Outcome>,
): Promise<Invoked> {
  const began = clock.now();
  let invocations = 0;
  let failure = '';
  let cancel = () => {};
  const limitPassed = new Promise<undefined>((pass) => {
    cancel = clock.after(limit, () => pass(undefined));
  });

  try {
    for (;;) {
      invocations++;
      const outcome = await Promise.race([invoke(), limitPassed]);
      if (outcome === undefined)
        return ended({ failed: `no answer within ${limit / 1000} s${failure && `; before, ${failure}`}` });
      if ('result' in outcome) {
        const answer = readAnswer(outcome.result, responseType);
        return ended('values' in answer ? { answer: answer.values } : { failed: answer.refused });
      }
      failure = `${outcome.errorType}: ${outcome.errorMessage}`;
      const timeLeft = began + limit - clock.now();
      if (invocations > MAX_REPEATS || timeLeft <= REPEAT_PAUSE_MS) return ended({ failed: failure });
      await sleep(clock, REPEAT_PAUSE_MS);
    }
  } finally {
    cancel();
  }

  function ended(result: { answer: unknown } | { failed: string }): Invoked {
    return { ...result, invocations, waited: clock.now() - began };
  }
}
