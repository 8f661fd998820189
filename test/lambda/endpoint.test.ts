import { createCasesClient } from '../../lambda/aws/cases-client';
import { createConnections } from '../../lambda/aws/connections';
import { ConfigurationError, readConfig } from '../../lambda/config';
import { readEndpoint } from '../../lambda/endpoint';

const REGION = { AWS_REGION: 'us-west-2' };
const DEFAULT = 'https://cases.us-west-2.amazonaws.com/';

const WORKING: [Record<string, string>, string, string[]][] = [
  [{}, DEFAULT, []],
  [{ AWS_ENDPOINT_URL: '', AWS_ENDPOINT_URL_CONNECTCASES: '' }, DEFAULT, []],
  [{ AWS_ENDPOINT_URL: 'https://b' }, 'https://b/', ['Requests go to b, because AWS_ENDPOINT_URL is set.']],
  [
    { AWS_ENDPOINT_URL: 'https://b', AWS_ENDPOINT_URL_CONNECTCASES: 'http://a:8080' },
    'http://a:8080/',
    ['Requests go to a:8080, because AWS_ENDPOINT_URL_CONNECTCASES is set.'],
  ],
  [{ AWS_ENDPOINT_URL: 'https://b', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' }, DEFAULT, []],
  [
    { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
    'https://cases.us-west-2.api.aws/',
    ['Requests go to cases.us-west-2.api.aws, because AWS_USE_DUALSTACK_ENDPOINT is true.'],
  ],
  [
    { AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'false' },
    'https://cases-fips.us-west-2.amazonaws.com/',
    ['Requests go to cases-fips.us-west-2.amazonaws.com, because AWS_USE_FIPS_ENDPOINT is true.'],
  ],
  [
    { AWS_USE_FIPS_ENDPOINT: 'true', AWS_USE_DUALSTACK_ENDPOINT: 'true' },
    'https://cases-fips.us-west-2.api.aws/',
    [
      'Requests go to cases-fips.us-west-2.api.aws, because AWS_USE_DUALSTACK_ENDPOINT is true and AWS_USE_FIPS_ENDPOINT is true.',
    ],
  ],
];

describe('the endpoint', () => {
  it.each(WORKING)('with %j is %s', (variables, url, notes) => {
    const { endpoint, problems } = readEndpoint({ ...REGION, ...variables });
    expect([endpoint.url.href, endpoint.notes, problems]).toEqual([url, notes, []]);
  });

  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });

  it.each(WORKING)('with %j is where the client sends its requests', async (variables, url) => {
    Object.assign(process.env, REGION, variables, { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' });
    const sent: string[] = [];
    const client = createCasesClient(createConnections()) as unknown as {
      middlewareStack: { add(step: () => (call: { request: Asked }) => never, place: object): void };
      send(command: unknown): Promise<unknown>;
    };
    client.middlewareStack.add(
      () =>
        ({ request: { protocol, hostname, port } }) => {
          sent.push(new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}`).href);
          throw new Error('not sent');
        },
      { step: 'finalizeRequest', priority: 'low' },
    );
    const { ListCasesForContactCommand } = await import('@aws-sdk/client-connectcases');
    const command = new ListCasesForContactCommand({ domainId: 'd', contactArn: 'a' });
    await expect(client.send(command)).rejects.toThrow('not sent');
    expect(sent).toEqual([url]);
  });

  it.each([
    [
      { AWS_ENDPOINT_URL: 'cases.internal' },
      'AWS_ENDPOINT_URL was "cases.internal"; it must be a URL that begins with',
    ],
    [{ AWS_ENDPOINT_URL: 'cases.internal:8443' }, 'AWS_ENDPOINT_URL was "cases.internal:8443"; it must be a URL that'],
    [{ AWS_ENDPOINT_URL_CONNECTCASES: 'ftp://a' }, 'AWS_ENDPOINT_URL_CONNECTCASES was "ftp://a"; it must be a URL'],
    [
      { AWS_USE_DUALSTACK_ENDPOINT: 'TRUE' },
      'AWS_USE_DUALSTACK_ENDPOINT was "TRUE"; it must be true, false or missing',
    ],
    [{ AWS_USE_DUALSTACK_ENDPOINT: '' }, 'AWS_USE_DUALSTACK_ENDPOINT was ""; it must be true, false or missing'],
    [{ AWS_USE_FIPS_ENDPOINT: '1' }, 'AWS_USE_FIPS_ENDPOINT was "1"; it must be true, false or missing'],
    [{ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'yes' }, 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS was "yes"; it must be'],
    [
      { AWS_ENDPOINT_URL: 'https://a', AWS_USE_FIPS_ENDPOINT: 'true' },
      'AWS_USE_FIPS_ENDPOINT was "true"; it must be false or missing where AWS_ENDPOINT_URL names an endpoint',
    ],
  ])('with %j is refused with the rest of the configuration', (variables, problem) => {
    const read = () => readConfig({ ...REGION, ...variables });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(problem);
    expect(read).toThrow('CASES_DOMAIN_ID was missing');
  });

  it.each([
    [{ HTTPS_PROXY: 'http://127.0.0.1:9' }, 'HTTPS_PROXY is set, but this function connects without a proxy.'],
    [{ https_proxy: 'http://127.0.0.1:9' }, 'HTTPS_PROXY is set, but this function connects without a proxy.'],
    [
      { AWS_CA_BUNDLE: '/opt/ca.pem' },
      'AWS_CA_BUNDLE is set, but Node.js reads certificates from NODE_EXTRA_CA_CERTS.',
    ],
  ])('ignores %j, and a failure says so', (variables, note) => {
    const { endpoint } = readEndpoint({ ...REGION, ...variables });
    expect([endpoint.url.href, endpoint.notes]).toEqual([DEFAULT, [note]]);
  });
});

type Asked = { protocol: string; hostname: string; port?: number };
