import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { caseDetails } from './aws/case-details';
import { createCasesClient } from './aws/cases-client';
import { connectCases } from './aws/connect-cases';
import { createConnections } from './aws/connections';
import { searchIndex } from './aws/search-index';
import { openConnection, warmUp } from './aws/warm-up';
import { readConfig } from './config';
import { withinSizeLimit } from './core/answer-size';
import { type CaseAttributes, toAttributes } from './core/attributes';
import { openBudget } from './core/budget';
import { systemClock as clock } from './core/clock';
import { watchColdStart } from './core/cold-start';
import { readContact } from './core/contact';
import { noFigures } from './core/figures';
import { lookUpCases } from './core/lookup';
import { refuseRepeatedCalls } from './core/repeated-calls';
import { readRequest } from './core/request';
import { createMetrics } from './metrics';
import { reportAnswer, reportFailure, reportRefusedSearch } from './report';

const config = readConfig(process.env);
const { domainId, instanceArn, timeLimits, defaults, onDemand } = config;
const detailsAvailable = config.caseDetails !== undefined;
const connections = createConnections(clock);
const connected = config.warm ? openConnection(connections, config.endpoint) : undefined;
const logger = new Logger({ serviceName: 'case-lookup' });
const records = { logger, metrics: createMetrics(config.functionName) };
const client = createCasesClient(connections);
const cases = {
  readPage: connectCases(domainId, client),
  readCase: caseDetails(domainId, client),
  index:
    config.caseDetails === 'search'
      ? searchIndex(domainId, client, (error) => reportRefusedSearch(records, error))
      : undefined,
};
const unlessJustFailed = refuseRepeatedCalls(Date.now);

if (connected) await warmUp(client, connections, connected);

const timeWaitedForStart = watchColdStart({ clock, timeOfDay: Date.now, onDemand });

/**
 * Tells a flow which cases its contact is linked to: the flow's event becomes a contact and what is asked about it, its
 * pages of cases become flat strings, all within the time for which the flow's block waits.
 *
 * @throws InvalidContactEventError, LookupError; Connect then takes the block's Error branch.
 */
export async function handler(event: unknown, invocation: Context): Promise<CaseAttributes> {
  const now = clock.now();
  const alreadyWaited = timeWaitedForStart();
  const coldStart = alreadyWaited > 0;
  const remaining = invocation.getRemainingTimeInMillis();
  const figures = noFigures();
  let contactId: string | undefined;
  let timeLimit = timeLimits.default * 1000;
  const blockTimeLeft = () => now + timeLimit - alreadyWaited - clock.now();
  const report = () => ({ ...figures, contactId, coldStart, timeLimit, timeLeft: blockTimeLeft() });
  logger.addContext(invocation);

  try {
    const contact = readContact(event, instanceArn);
    contactId = contact.contactId;
    connections.serve(contactId);
    const request = readRequest(event, contact, { defaults, detailsAvailable, timeLimits });
    timeLimit = request.timeLimit * 1000;
    const budget = openBudget({ now, timeLimit, alreadyWaited, remaining });
    const ask = () => lookUpCases(request, cases, { budget, clock, random: Math.random, figures });
    const answer = await unlessJustFailed(JSON.stringify(request), blockTimeLeft(), ask, figures);
    const attributes = withinSizeLimit(toAttributes(answer));
    reportAnswer(records, answer, report());
    return attributes;
  } catch (error) {
    reportFailure(records, error, report());
    throw error;
  }
}
