import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { caseStatuses } from '../../lambda/aws/case-status';
import { createCasesClient } from '../../lambda/aws/cases-client';
import { connectCases } from '../../lambda/aws/connect-cases';
import { createConnections } from '../../lambda/aws/connections';
import { readConfig } from '../../lambda/config';
import { toAttributes } from '../../lambda/core/attributes';
import { openBudget } from '../../lambda/core/budget';
import { systemClock as clock } from '../../lambda/core/clock';
import { readContact } from '../../lambda/core/contact';
import { lookUpCases } from '../../lambda/core/lookup';
import { readRequest } from '../../lambda/core/request';

const { domainId, instanceArn, flowTimeLimit, defaults, statusAvailable } = readConfig(process.env);
const logger = new Logger({ serviceName: 'case-lookup' });
const client = createCasesClient(createConnections());
const cases = {
  readPage: connectCases(domainId, client),
  readStatus: caseStatuses(domainId, client),
};

/** The same lookup without any care for its cold start. */
export async function handler(event: unknown, invocation: Context) {
  const remaining = invocation.getRemainingTimeInMillis();
  const budget = openBudget({ now: clock.now(), flowTimeLimit, alreadyWaited: 0, remaining });
  const figures = { pages: 0, attempts: 0, throttles: 0, waited: 0 };
  logger.addContext(invocation);
  const request = readRequest(event, readContact(event, instanceArn), { defaults, statusAvailable });
  const answer = await lookUpCases(request, cases, { budget, clock, random: Math.random, figures });
  logger.info('Cases looked up', { contactId: answer.contactId, cases: answer.cases.length, ...figures });
  return toAttributes(answer);
}
