import type { IncomingMessage } from 'node:http';

export type Protocol = 'json' | 'query' | 'rest';

type Operation = { action: string; protocol: Protocol; input: Record<string, string> };

/** The prefixes by which IAM knows services that are called otherwise on the wire. */
const TARGETS: Record<string, string> = {
  ServiceQuotasV20190624: 'servicequotas',
  Logs_20140328: 'logs',
  GraniteServiceVersion20100801: 'cloudwatch',
};

/** The routes of the services whose protocol is REST, as their models have them. */
const ROUTES: [RegExp, string][] = [
  [/^GET \/2015-03-31\/functions\/?$/, 'lambda:ListFunctions'],
  [/^GET \/2015-03-31\/functions\/([^/]+)\/policy/, 'lambda:GetPolicy'],
  [/^GET \/2015-03-31\/functions\/([^/]+)\/configuration/, 'lambda:GetFunctionConfiguration'],
  [/^GET \/2015-03-31\/functions\/([^/]+)\/aliases\//, 'lambda:GetAlias'],
  [/^POST \/2015-03-31\/functions\/([^/]+)\/invocations/, 'lambda:InvokeFunction'],
  [/^GET \/instance\/([^/]+)\/lambda-functions/, 'connect:ListLambdaFunctions'],
  [/^GET \/instance\/([^/]+)\/integration-associations/, 'connect:ListIntegrationAssociations'],
  [/^GET \/contact-flows-summary\/([^/?]+)/, 'connect:ListContactFlows'],
  [/^GET \/contact-flow-modules-summary\/([^/?]+)/, 'connect:ListContactFlowModules'],
  [/^GET \/contact-flows\/[^/]+\/([^/?]+)/, 'connect:DescribeContactFlow'],
  [/^GET \/contact-flow-modules\/[^/]+\/([^/?]+)/, 'connect:DescribeContactFlowModule'],
  [/^POST \/domains\/([^/]+)\/cases-search/, 'cases:SearchCases'],
  [/^POST \/domains\/([^/]+)$/, 'cases:GetDomain'],
];

/** Which operation a request asks for, and its parameters; of a REST path the resource is `id`. */
export function operationOf({ method, url = '', headers }: IncomingMessage, body: string): Operation {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const [service = '', operation] = target.split('.');
    return { action: `${TARGETS[service]}:${operation}`, protocol: 'json', input: JSON.parse(body) };
  }
  const parameters = new URLSearchParams(body);
  const operation = parameters.get('Action');
  if (operation !== null) {
    const [, service] = /\/(\w+)\/aws4_request/.exec(headers.authorization ?? '') ?? [];
    return { action: `${service}:${operation}`, protocol: 'query', input: Object.fromEntries(parameters) };
  }
  const { pathname, searchParams } = new URL(url, 'http://stub');
  for (const [route, action] of ROUTES) {
    const match = route.exec(`${method} ${decodeURIComponent(pathname)}`);
    if (match === null) continue;
    const content = body.startsWith('{') ? JSON.parse(body) : {};
    return { action, protocol: 'rest', input: { ...content, ...Object.fromEntries(searchParams), id: match[1] } };
  }
  return { action: `${method} ${pathname}`, protocol: 'rest', input: {} };
}
