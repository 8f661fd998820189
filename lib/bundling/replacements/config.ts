// Replaces @smithy/core/config in the bundle, which reads the client's configuration from the environment, from profiles
// in a home directory and from the metadata service of a virtual machine. A Lambda function has only the environment;
// what is not there has its default. Names and meanings are those of the SDK, as far as the client uses them. esbuild
// refuses a bundle that uses a name which is missing here.

type Environment = Record<string, string | undefined>;
type Source<T> = {
  environmentVariableSelector: (environment: Environment) => T | undefined;
  default?: T | (() => Promise<T>);
};

/** Reads one setting when it is first needed. */
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

/** Options for reading the Region from profiles, of which there are none. */
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

/** Reads `true` or `false`. @throws Error for any other string. */
export function booleanSelector(from: Environment, key: string, type: string): boolean | undefined {
  const value = from[key];
  if (value === undefined) return undefined;
  if (value !== 'true' && value !== 'false') {
    throw new Error(`Cannot load ${type} "${key}". Expected "true" or "false", got ${value}.`);
  }
  return value === 'true';
}

/** Makes the Region a function, as the client expects. Lambda never sets names such as `fips-us-east-1`. */
export function resolveRegionConfig<T extends { region: string | (() => Promise<string>) }>(input: T) {
  const { region } = input;
  return Object.assign(input, { region: typeof region === 'function' ? region : async () => region });
}

/** The mode by which the client chooses its timeouts. The function has its own, so this is the mode without any. */
export function resolveDefaultsModeConfig() {
  return async () => 'legacy';
}

/** The separator in the names of profiles. */
export const CONFIG_PREFIX_SEPARATOR = '.';

/** A setting could not be read. */
export class ProviderError extends Error {
  override name = 'ProviderError';
  /** Whether another source may have the value; here there is none. */
  readonly tryNextLink = false;
}

/** There are no credentials. */
export class CredentialsProviderError extends ProviderError {
  override name = 'CredentialsProviderError';
}
