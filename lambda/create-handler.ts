import type { Config } from './config';
import { readContact } from './event/contact';
import { readRequest } from './event/request';
import { withinSizeLimit } from './lookup/answer-size';
import { type CaseAttributes, toAttributes } from './lookup/attributes';
import type { CasesApi } from './lookup/cases-api';
import { lookUpCases } from './lookup/lookup';
import type { Report } from './report';
import { openBudget } from './retry/budget';
import type { Clock } from './retry/clock';
import { noFigures } from './retry/figures';
import { refuseRepeatedCalls } from './retry/repeated-calls';

/** As much of Lambda's context as the handler reads. */
type Invocation = { getRemainingTimeInMillis(): number };

/** What a handler is made of. */
export type HandlerParts = {
  config: Config;
  clock: Clock;
  cases: CasesApi;
  report: Report;
  /** Called with the contact for which the next requests are. */
  serve: (contactId: string) => void;
  /** How long the block had been waiting when this invocation began, in milliseconds. */
  alreadyWaited: () => number;
};

/**
 * Makes the handler. It reads from a flow's event which contact the flow asks about, looks up the cases and answers with
 * flat strings, within the time for which the flow's block waits. It throws InvalidContactEventError and LookupError.
 */
export function createHandler(
  parts: HandlerParts,
): (event: unknown, invocation: Invocation) => Promise<CaseAttributes> {
  const { config, clock, cases, report, serve } = parts;
  const { instanceArn, timeLimits, defaults } = config;
  const detailsAvailable = config.caseDetails !== undefined;
  const unlessJustFailed = refuseRepeatedCalls(Date.now);

  return async (event, invocation) => {
    const now = clock.now();
    const alreadyWaited = parts.alreadyWaited();
    const coldStart = alreadyWaited > 0;
    const remaining = invocation.getRemainingTimeInMillis();
    const figures = noFigures();
    let contactId: string | undefined;
    let timeLimit = timeLimits.default * 1000;
    const blockTimeLeft = () => now + timeLimit - alreadyWaited - clock.now();
    const results = () => ({ ...figures, contactId, coldStart, timeLimit, timeLeft: blockTimeLeft() });

    try {
      const contact = readContact(event, instanceArn);
      contactId = contact.contactId;
      serve(contactId);
      const request = readRequest(event, contact, { defaults, detailsAvailable, timeLimits });
      timeLimit = request.timeLimit * 1000;
      const budget = openBudget({ now, timeLimit, alreadyWaited, remaining });
      const ask = () => lookUpCases(request, cases, { budget, clock, random: Math.random, figures });
      const answer = await unlessJustFailed(JSON.stringify(request), blockTimeLeft(), ask, figures);
      const attributes = withinSizeLimit(toAttributes(answer));
      report.answer(answer, results());
      return attributes;
    } catch (error) {
      report.failure(error, results());
      throw error;
    }
  };
}
