import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { LogField } from '../../lambda/contract/metrics';

/** What a query can show: a name that the function does not log does not compile. */
type Shown = LogField | '@timestamp' | 'message' | 'cause.name';

/** Queries for the function's log, for CloudWatch Logs Insights. */
export const QUERIES = {
  'One contact': new QueryString({
    fields: [
      '@timestamp',
      'message',
      'errorName',
      'answeredFor',
      'foundBy',
      'casesFound',
      'complete',
      'pages',
      'detailsRead',
      'requests',
      'throttledRequests',
      'searchCasesRequests',
      'getCaseRequests',
      'timeWaitedMs',
      'timeLeftMs',
      'repeated',
    ] satisfies Shown[],
    // The contact with the case is not always the contact that the flow ran for.
    filterStatements: ['contactId = "CONTACT_ID" or answeredFor = "CONTACT_ID"'],
    sort: '@timestamp asc',
  }),
  'Failures by name': new QueryString({
    filterStatements: ['ispresent(errorName)'],
    statsStatements: ['count(*) as failures by errorName'],
    sort: 'failures desc',
  }),
  'Slowest lookups': new QueryString({
    fields: [
      '@timestamp',
      'contactId',
      'timeLeftMs',
      'timeWaitedMs',
      'pages',
      'detailsRead',
      'requests',
      'throttledRequests',
      'errorName',
    ] satisfies Shown[],
    filterStatements: ['ispresent(timeLeftMs)'],
    sort: 'timeLeftMs asc',
    limit: 20,
  }),
  'Throttling by minute': new QueryString({
    filterStatements: ['throttledRequests > 0'],
    statsStatements: ['count(*) as lookups, sum(throttledRequests) as throttled, sum(requests) as sent by bin(1m)'],
  }),
};

/** The last failures, for the dashboard. */
export const LAST_FAILURES = new QueryString({
  fields: ['@timestamp', 'contactId', 'errorName', 'message', 'cause.name'] satisfies Shown[],
  filterStatements: ['ispresent(errorName)'],
  sort: '@timestamp desc',
  limit: 20,
});

/** Saves the queries in a folder, where CloudWatch Logs Insights lists them. */
export function saveQueries(scope: Construct, folder: string, logGroup: ILogGroup): void {
  for (const [name, queryString] of Object.entries(QUERIES)) {
    new QueryDefinition(scope, name, {
      queryDefinitionName: `${folder}/${name}`,
      queryString,
      logGroups: [logGroup],
    });
  }
}
