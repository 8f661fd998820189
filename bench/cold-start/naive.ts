import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { caseDetails } from '../../lambda/aws/case-details';
import { createCasesClient } from '../../lambda/aws/cases-client';
import { connectCases } from '../../lambda/aws/connect-cases';
import { createConnections } from '../../lambda/aws/connections';
import { readConfig } from '../../lambda/config';
import { readContact } from '../../lambda/event/contact';
import { readRequest } from '../../lambda/event/request';
import { toAttributes } from '../../lambda/lookup/attributes';
import { lookUpCases } from '../../lambda/lookup/lookup';
import { openBudget } from '../../lambda/retry/budget';
import { systemClock as clock } from '../../lambda/retry/clock';
import { noFigures, totalsOf } from '../../lambda/retry/figures';

const { domainId, instanceArn, timeLimits, defaults } = readConfig(process.env);
const logger = new Logger({ serviceName: 'case-lookup' });
const client = createCasesClient(createConnections(clock));
const cases = {
  readPage: connectCases(domainId, client),
  readCase: caseDetails(domainId, client),
};

/** The same lookup without any care for its cold start. */
export async function handler(event: unknown, invocation: Context) {
  const remaining = invocation.getRemainingTimeInMillis();
  const budget = openBudget({ now: clock.now(), timeLimit: timeLimits.default * 1000, alreadyWaited: 0, remaining });
  const figures = noFigures();
  logger.addContext(invocation);
  const request = readRequest(event, readContact(event, instanceArn), {
    defaults,
    detailsAvailable: false,
    timeLimits,
  });
  const answer = await lookUpCases(request, cases, { budget, clock, random: Math.random, figures });
  logger.info('Cases looked up', {
    contactId: answer.contactId,
    cases: answer.cases.length,
    pages: figures.pages,
    ...totalsOf(figures),
  });
  return toAttributes(answer);
}
