// Stands in the bundle for @smithy/core/config, which looks for the client's configuration in the environment, then in
// the profiles of a home directory, then asks the metadata service of a virtual machine. A Lambda function has an
// environment and neither of the others: what is not in the environment has its default. Names and meanings are those
// of the SDK, as far as the client uses them; esbuild refuses a bundle that uses one that is missing here.

type Environment = Record<string, string | undefined>;
type Source<T> = {
  environmentVariableSelector: (environment: Environment) => T | undefined;
  default?: T | (() => Promise<T>);
};

/** Reads one part of the configuration when it is first needed. */
export function loadConfig<T>({ environmentVariableSelector, default: ifMissing }: Source<T>) {
  let value: Promise<T | undefined> | undefined;
  const read = async () =>
    environmentVariableSelector(process.env) ??
    (typeof ifMissing === 'function' ? (ifMissing as () => Promise<T>)() : ifMissing);
  return () => {
    value ??= read();
    return value;
  };
}

export const REGION_ENV_NAME = 'AWS_REGION';
export const REGION_INI_NAME = 'region';
export const NODE_REGION_CONFIG_OPTIONS: Source<string> = {
  environmentVariableSelector: (environment) => environment[REGION_ENV_NAME],
  default: async () => {
    throw new Error('Region is missing: the environment has no AWS_REGION; Lambda sets it for every function');
  },
};

/** How to look for the Region in profiles. */
export const NODE_REGION_CONFIG_FILE_OPTIONS = {};

export const DEFAULT_USE_DUALSTACK_ENDPOINT = false;
export const NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS: Source<boolean> = {
  environmentVariableSelector: (environment) => booleanSelector(environment, 'AWS_USE_DUALSTACK_ENDPOINT', 'env'),
  default: DEFAULT_USE_DUALSTACK_ENDPOINT,
};

export const DEFAULT_USE_FIPS_ENDPOINT = false;
export const NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS: Source<boolean> = {
  environmentVariableSelector: (environment) => booleanSelector(environment, 'AWS_USE_FIPS_ENDPOINT', 'env'),
  default: DEFAULT_USE_FIPS_ENDPOINT,
};

export const SelectorType = { ENV: 'env', CONFIG: 'shared config entry' };

/** Reads `true` or `false`. @throws Error when it is another text. */
export function booleanSelector(from: Environment, key: string, type: string): boolean | undefined {
  const value = from[key];
  if (value === undefined) return undefined;
  if (value !== 'true' && value !== 'false') {
    throw new Error(`Cannot load ${type} "${key}". Expected "true" or "false", got ${value}.`);
  }
  return value === 'true';
}

/** Makes the Region a function, as the client wants it. Names such as `fips-us-east-1` are none that Lambda sets. */
export function resolveRegionConfig<T extends { region: string | (() => Promise<string>) }>(input: T) {
  const { region } = input;
  return Object.assign(input, { region: typeof region === 'function' ? region : async () => region });
}

/** The mode in which the client chooses its time limits; the function sets its own, so the oldest, which has none. */
export function resolveDefaultsModeConfig() {
  return async () => 'legacy';
}

/** What separates the parts of a name in profiles. */
export const CONFIG_PREFIX_SEPARATOR = '.';

/** A value of the configuration that could not be had. */
export class ProviderError extends Error {
  override name = 'ProviderError';
  /** Whether another source may have it; here there is no other. */
  readonly tryNextLink = false;
}

/** Credentials that could not be had. */
export class CredentialsProviderError extends ProviderError {
  override name = 'CredentialsProviderError';
}
