import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { createCaseReader } from '../../lambda/aws/case-reader';
import { createCasesClient } from '../../lambda/aws/cases-client';
import { createConnections } from '../../lambda/aws/connections';
import { createCustomerSearcher } from '../../lambda/aws/customer-searcher';
import { createPageReader } from '../../lambda/aws/page-reader';
import { readConfig } from '../../lambda/config';
import { readContact } from '../../lambda/event/contact';
import { readRequest } from '../../lambda/event/request';
import { toAttributes } from '../../lambda/lookup/attributes';
import { lookUpCases } from '../../lambda/lookup/lookup';
import { openBudget } from '../../lambda/retry/budget';
import { systemClock as clock } from '../../lambda/retry/clock';
import { emptyStats, totalsOf } from '../../lambda/retry/stats';

const { domainId, instanceArn, timeLimitsSeconds, defaults } = readConfig(process.env);
const logger = new Logger({ serviceName: 'case-lookup' });
const client = createCasesClient(createConnections());
const cases = {
  readPage: createPageReader(domainId, client),
  readCase: createCaseReader(domainId, client),
  findByCustomer: createCustomerSearcher(domainId, client),
};

/** The same lookup without any care for its cold start. */
export async function handler(event: unknown, invocation: Context) {
  const remaining = invocation.getRemainingTimeInMillis();
  const budget = openBudget({
    now: clock.now(),
    timeLimitMs: timeLimitsSeconds.default * 1000,
    alreadyWaitedMs: 0,
    remainingMs: remaining,
  });
  const stats = emptyStats();
  logger.addContext(invocation);
  const request = readRequest(event, readContact(event, instanceArn), {
    defaults,
    instanceArn,
    detailsAvailable: false,
    customerLookup: false,
    timeLimitsSeconds,
  });
  const answer = await lookUpCases(request, cases, { budget, clock, random: Math.random, stats });
  logger.info('Cases looked up', {
    contactId: answer.contactId,
    casesFound: answer.cases.length,
    pages: stats.pages,
    ...totalsOf(stats),
  });
  return toAttributes(answer);
}
