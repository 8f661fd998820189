import type { Config } from './config';
import { readContact } from './event/contact';
import { readRequest } from './event/request';
import { type CaseAttributes, toAttributes } from './lookup/attributes';
import type { CasesApi } from './lookup/cases-api';
import { type CasesAnswer, lookUpCases } from './lookup/lookup';
import type { LookupReporter } from './reporter';
import { openBudget } from './retry/budget';
import type { Clock } from './retry/clock';
import { refuseRepeatedCalls } from './retry/repeated-calls';
import { emptyStats } from './retry/stats';

/** As much of Lambda's context as the handler reads. */
type Invocation = { getRemainingTimeInMillis(): number };

/** What a handler needs from outside. */
export type HandlerDependencies = {
  config: Config;
  clock: Clock;
  cases: CasesApi;
  reporter: LookupReporter;
  /** How long the block had been waiting when this invocation began, in milliseconds. */
  alreadyWaitedMs: () => number;
};

/**
 * Makes the handler. It reads from a flow's event which contact the flow asks about, looks up the cases and answers with
 * flat strings, within the time for which the flow's block waits. It throws InvalidContactEventError and LookupError.
 */
export function createHandler(
  dependencies: HandlerDependencies,
): (event: unknown, invocation: Invocation) => Promise<CaseAttributes> {
  const { config, clock, cases, reporter } = dependencies;
  const { instanceArn, timeLimitsSeconds, defaults, customerLookup, fields } = config;
  const detailsAvailable = config.caseDetails !== undefined;
  const settings = { instanceArn, timeLimitsSeconds, defaults, customerLookup, detailsAvailable };
  const unlessJustFailed = refuseRepeatedCalls(Date.now);

  return async (event, invocation) => {
    const now = clock.now();
    const alreadyWaitedMs = dependencies.alreadyWaitedMs();
    const coldStart = alreadyWaitedMs > 0;
    const remainingMs = invocation.getRemainingTimeInMillis();
    const stats = emptyStats();
    let contactId: string | undefined;
    let timeLimitMs = timeLimitsSeconds.default * 1000;
    const blockTimeLeftMs = () => now + timeLimitMs - alreadyWaitedMs - clock.now();
    const report = () => ({ ...stats, contactId, coldStart, timeLimitMs, timeLeftMs: blockTimeLeftMs() });

    let answer: CasesAnswer;
    let list = 0;
    try {
      const contact = readContact(event, instanceArn);
      contactId = contact.contactId;
      const request = readRequest(event, contact, settings);
      ({ list } = request);
      timeLimitMs = request.timeLimitSeconds * 1000;
      const budget = openBudget({ now, timeLimitMs, alreadyWaitedMs, remainingMs });
      const ask = () => lookUpCases(request, cases, { budget, clock, random: Math.random, stats });
      answer = await unlessJustFailed(JSON.stringify(request), blockTimeLeftMs(), ask, stats);
    } catch (error) {
      reporter.reportFailure(error, report());
      throw error;
    }
    reporter.reportAnswer(answer, report());
    return toAttributes(answer, { list, fields });
  };
}
