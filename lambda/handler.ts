import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { createCaseReader } from './aws/case-reader';
import { createCaseSearcher } from './aws/case-searcher';
import { type CasesClient, createCasesClient } from './aws/cases-client';
import { createConnections } from './aws/connections';
import { createCustomerSearcher } from './aws/customer-searcher';
import { createPageReader } from './aws/page-reader';
import { watchColdStart } from './cold-start';
import { readConfig } from './config';
import { createHandler } from './create-handler';
import type { CaseAttributes } from './lookup/attributes';
import type { CasesApi } from './lookup/cases-api';
import { createMetrics } from './metrics';
import { createReporter } from './reporter';
import { systemClock as clock } from './retry/clock';
import { createStubClient } from './warm-up/stub-client';
import { openConnection, warmUp } from './warm-up/warm-up';
import { handleWarmUpEvent } from './warm-up/warm-up-event';

const config = readConfig(process.env);
const connections = createConnections();
const connected = config.warm ? openConnection(connections, config.endpoint.url) : undefined;
const logger = new Logger({ serviceName: config.functionName });
const reporter = createReporter({ logger, metrics: createMetrics(config.functionName), endpoint: config.endpoint });
const client = createCasesClient(connections);

if (connected) {
  const warmUpDependencies = { config, clock, reporter, cases: casesBehind(createStubClient(client)) };
  await warmUp(connections, connected, () => handleWarmUpEvent(warmUpDependencies));
}

const answer = createHandler({
  config,
  clock,
  reporter,
  cases: casesBehind(client),
  alreadyWaitedMs: watchColdStart({ clock, timeOfDay: Date.now, onDemand: config.onDemand }),
});

/**
 * Tells a flow which cases its contact is linked to, or which cases the customer has.
 *
 * @throws InvalidContactEventError, LookupError; Connect then takes the block's Error branch.
 */
export async function handler(event: unknown, invocation: Context): Promise<CaseAttributes> {
  logger.addContext(invocation);
  return answer(event, invocation);
}

/** The domain's cases as the deployment may read them. */
function casesBehind(client: CasesClient): CasesApi {
  const { domainId, caseDetails: source, fields } = config;
  return {
    readPage: createPageReader(domainId, client),
    readCase: createCaseReader(domainId, client, fields),
    index: source === 'search' ? createCaseSearcher(domainId, client, reporter.reportRefusedSearch, fields) : undefined,
    findByCustomer: createCustomerSearcher(domainId, client, fields),
  };
}
