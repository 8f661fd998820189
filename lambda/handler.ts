import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { caseDetails } from './aws/case-details';
import { type CasesClient, createCasesClient } from './aws/cases-client';
import { connectCases } from './aws/connect-cases';
import { createConnections } from './aws/connections';
import { searchIndex } from './aws/search-index';
import { watchColdStart } from './cold-start';
import { readConfig } from './config';
import { createHandler } from './create-handler';
import type { CaseAttributes } from './lookup/attributes';
import type { CasesApi } from './lookup/cases-api';
import { createMetrics } from './metrics';
import { createReport } from './report';
import { systemClock as clock } from './retry/clock';
import { cannedClient } from './warm-up/canned-client';
import { rehearse } from './warm-up/rehearsal';
import { openConnection, warmUp } from './warm-up/warm-up';

const config = readConfig(process.env);
const connections = createConnections(clock);
const connected = config.warm ? openConnection(connections, config.endpoint) : undefined;
const logger = new Logger({ serviceName: 'case-lookup' });
const report = createReport({ logger, metrics: createMetrics(config.functionName) });
const client = createCasesClient(connections);

if (connected) {
  const rehearsed = { config, clock, report, cases: casesBehind(cannedClient(client)) };
  await warmUp(connections, connected, () => rehearse(rehearsed));
}

const answer = createHandler({
  config,
  clock,
  report,
  cases: casesBehind(client),
  serve: connections.serve,
  alreadyWaited: watchColdStart({ clock, timeOfDay: Date.now, onDemand: config.onDemand }),
});

/**
 * Tells a flow which cases its contact is linked to.
 *
 * @throws InvalidContactEventError, LookupError; Connect then takes the block's Error branch.
 */
export async function handler(event: unknown, invocation: Context): Promise<CaseAttributes> {
  logger.addContext(invocation);
  return answer(event, invocation);
}

/** The domain's cases as the deployment may read them. */
function casesBehind(client: CasesClient): CasesApi {
  const { domainId, caseDetails: source } = config;
  return {
    readPage: connectCases(domainId, client),
    readCase: caseDetails(domainId, client),
    index: source === 'search' ? searchIndex(domainId, client, report.refusedSearch) : undefined,
  };
}
