import { ExpectedResult, IntegTest, Match } from '@aws-cdk/integ-tests-alpha';
import { App, type AppProps, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { CfnCase, CfnDomain, CfnTemplate } from 'aws-cdk-lib/aws-cases';
import { METRICS_NAMESPACE } from '../../lambda/contract/metrics';
import { CaseLookupStack } from '../../lib/case-lookup-stack';
import { parseInstanceArn } from '../../lib/props/instance';
import { type LiveInputs, readInputs } from './inputs';

/** The stacks, in the order in which they are deployed. The domain's is left out where the instance has one. */
export const STACKS = {
  domain: 'CaseLookupLive-Domain',
  lookup: 'CaseLookupLive-Lookup',
  assertions: 'CaseLookupLive-Assertions',
};

/** A contact id that Connect gave to nobody. */
const UNKNOWN_CONTACT = '00000000-0000-4000-8000-000000000000';

/**
 * Makes the app that a live account deploys: a Cases domain, the stack, three cases of one contact, and what invokes the
 * function and looks at its response, its log and its metrics.
 */
export function liveApp(
  { instanceArn, contactId, casesDomainId, customerProfileArn }: LiveInputs,
  props?: AppProps,
): App {
  const app = new App(props);
  const { account, region } = parseInstanceArn(instanceArn) ?? {};
  const env = { account, region };
  const domainId = casesDomainId ?? createDomain(new Stack(app, STACKS.domain, { env }));
  const lookupStack = new CaseLookupStack(app, STACKS.lookup, {
    instanceArn,
    casesDomainId: domainId,
    caseDetails: 'search',
    stackName: STACKS.lookup,
  });
  const stack = new Stack(app, STACKS.assertions, { env });
  const { assertions } = new IntegTest(app, 'Live', { testCases: [lookupStack], assertionStack: stack });
  const { alias, logGroup, function: fn } = lookupStack.caseLookup;
  const [first, second, third] = createCases(stack, domainId, customerProfileArn);
  // CloudFormation links no contacts. Each order, of creation or of links, is another one in the response.
  const link = ({ attrCaseId: caseId }: CfnCase) =>
    assertions.awsApiCall('ConnectCases', 'createRelatedItem', {
      ...{ domainId, caseId, type: 'Contact' },
      content: { contact: { contactArn: `${instanceArn}/contact/${contactId}` } },
    });
  const invoke = (contact: string, parameters: Record<string, string> = {}) =>
    assertions.invokeFunction({
      functionName: alias.functionName,
      payload: JSON.stringify({
        Name: 'ContactFlowEvent',
        Details: { ContactData: { ContactId: contact, InstanceARN: instanceArn }, Parameters: parameters },
      }),
    });
  const linked = invoke(contactId);
  linked.expect(payload({ contactId, caseCount: '3', complete: 'true' }));

  const detailed = invoke(contactId, { status: 'open', order: 'created' });
  detailed.expect(payload({ caseCount: '3', openCaseCount: '3', firstCaseStatus: 'open' }));
  const unknown = invoke(UNKNOWN_CONTACT);

  const logged = assertions.awsApiCall('CloudWatchLogs', 'filterLogEvents', {
    logGroupName: logGroup.logGroupName,
    filterPattern: `{ $.contactId = "${contactId}" }`,
  });
  logged.expect(
    ExpectedResult.objectLike({ events: Match.arrayWith([Match.objectLike({ message: json({ casesFound: 3 }) })]) }),
  );
  logged.waitForAssertions({ totalTimeout: Duration.minutes(3), interval: Duration.seconds(10) });

  const published = assertions.awsApiCall('CloudWatch', 'listMetrics', {
    Namespace: METRICS_NAMESPACE,
    MetricName: 'Lookups',
    Dimensions: [{ Name: 'service', Value: fn.functionName }],
  });
  published.expect(
    ExpectedResult.objectLike({ Metrics: Match.arrayWith([Match.objectLike({ MetricName: 'Lookups' })]) }),
  );
  published.waitForAssertions({ totalTimeout: Duration.minutes(20), interval: Duration.seconds(30) });

  link(second)
    .next(link(third))
    .next(link(first))
    .next(linked)
    .next(detailed)
    .next(unknown)
    .next(logged)
    .next(published);
  const responses = { ResponseLinked: linked, ResponseDetailed: detailed, ResponseUnknown: unknown };
  for (const [name, call] of Object.entries(responses)) {
    new CfnOutput(stack, name, { value: call.getAttString('Payload') });
  }
  new CfnOutput(stack, 'CasesInOrderOfCreation', {
    value: [first, second, third].map(({ attrCaseId }) => attrCaseId).join(' '),
  });
  return app;
}

function createDomain(stack: Stack): string {
  const domain = new CfnDomain(stack, 'Domain', { name: 'connect-case-lookup-live' });
  new CfnOutput(stack, 'DomainArn', { value: domain.attrDomainArn });
  return domain.attrDomainId;
}

/** Three open cases, in the order in which they are created. */
function createCases(stack: Stack, domainId: string, customerId: string): [CfnCase, CfnCase, CfnCase] {
  const template = new CfnTemplate(stack, 'Template', { domainId, name: 'connect-case-lookup-live', status: 'Active' });
  const create = (title: string) =>
    new CfnCase(stack, title, { domainId, templateId: template.attrTemplateId, customerId, title });
  const [first, second, third] = [create('CreatedFirst'), create('CreatedSecond'), create('CreatedThird')];
  second.addResourceDependency(first);
  third.addResourceDependency(second);
  return [first, second, third];
}

const json = (like: object) => Match.serializedJson(Match.objectLike(like));

/** A response of the function with these attributes, among others. */
const payload = (like: Record<string, string>) => ExpectedResult.objectLike({ Payload: json(like) });

if (require.main === module) liveApp(readInputs(process.env));
