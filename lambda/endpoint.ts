import type { Variables } from './contract/environment';

/** Where requests to Amazon Connect Cases go, and what is unusual about it. */
export type Endpoint = {
  /**
   * Most likely the URL that the client will work out when it sends its first request: this one tells where to open a
   * connection before that.
   */
  url: URL;
  /** Sentences for the person who looks for the reason of a failure; none for a function as the stack deploys it. */
  notes: string[];
};

/**
 * Works out the endpoint as the SDK does: from its own variables, which are not the stack's. The SDK reads them when it
 * sends the first request, and its errors do not name them.
 *
 * @returns also what is wrong, each as a sentence without its full stop.
 */
export function readEndpoint(variables: Variables): { endpoint: Endpoint; problems: string[] } {
  const problems: string[] = [];
  const isOn = (name: Flag): boolean => {
    const value = variables[name];
    if (value !== undefined && value !== 'true' && value !== 'false') {
      problems.push(`${name} was ${JSON.stringify(value)}; it must be true, false or missing`);
    }
    return value === 'true';
  };
  const ignored = isOn('AWS_IGNORE_CONFIGURED_ENDPOINT_URLS');
  const flags = HOST_FLAGS.filter(isOn);
  const setBy = ignored ? undefined : URL_VARIABLES.find((name) => variables[name]);
  if (setBy === undefined) {
    const [dualStack, fips] = HOST_FLAGS.map((name) => flags.includes(name));
    const host = `cases${fips ? '-fips' : ''}.${variables.AWS_REGION}.${dualStack ? 'api.aws' : 'amazonaws.com'}`;
    const because = flags.map((name) => `${name} is true`).join(' and ');
    const notes = because === '' ? [] : [`Requests go to ${host}, because ${because}.`];
    return { endpoint: { url: new URL(`https://${host}`), notes: [...notes, ...unsupported(variables)] }, problems };
  }
  const given = variables[setBy] as string;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    problems.push(`${setBy} was ${JSON.stringify(given)}; it must be a URL that begins with https:// or http://`);
  }
  for (const name of flags) {
    problems.push(`${name} was "true"; it must be false or missing where ${setBy} names an endpoint`);
  }
  const notes = [`Requests go to ${url?.host}, because ${setBy} is set.`, ...unsupported(variables)];
  return { endpoint: { url: url ?? new URL('https://invalid'), notes }, problems };
}

/** In the order in which the SDK prefers them. */
const URL_VARIABLES = ['AWS_ENDPOINT_URL_CONNECTCASES', 'AWS_ENDPOINT_URL'] as const;
const HOST_FLAGS = ['AWS_USE_DUALSTACK_ENDPOINT', 'AWS_USE_FIPS_ENDPOINT'] as const;
type Flag = (typeof HOST_FLAGS)[number] | 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS';

/** Variables that programs in a corporate network often have, and that change nothing here. */
function unsupported({ HTTPS_PROXY, https_proxy, AWS_CA_BUNDLE }: Variables): string[] {
  return [
    ...(HTTPS_PROXY || https_proxy ? ['HTTPS_PROXY is set, but this function connects without a proxy.'] : []),
    ...(AWS_CA_BUNDLE ? ['AWS_CA_BUNDLE is set, but Node.js reads certificates from NODE_EXTRA_CA_CERTS.'] : []),
  ];
}
