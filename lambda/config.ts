import type { CaseDetailsSource, LambdaEnvironment } from './contract/environment';
import { readInstanceArn } from './contract/instance-arn';
import type { Parameters } from './contract/parameters';
import { readParameters } from './contract/read-parameters';
import {
  MAX_ASYNC_TIME_LIMIT_SECONDS,
  MAX_TIME_LIMIT_SECONDS,
  MIN_TIME_LIMIT_SECONDS,
  readTimeLimitSeconds,
} from './contract/time-limits';
import { describeProblem, isId, isObject, kindOf } from './contract/values';

export type Config = {
  domainId: string;
  instanceArn: string;
  /** Whole seconds: how long a block waits that does not say so, and the most that one can say. */
  timeLimits: { default: number; longest: number };
  /** Defaults for parameters that a flow does not pass. */
  defaults: Partial<Parameters>;
  /** How details of cases are read; undefined when the role may not read them. */
  caseDetails: CaseDetailsSource | undefined;
  /** The function's own name; undefined outside Lambda. */
  functionName: string | undefined;
  /**
   * The URL to which the client will most likely send its requests. The client works it out by itself when it sends the
   * first; this one only tells where to open a connection before that.
   */
  endpoint: URL;
  /** Whether a call makes Lambda start the sandbox; with provisioned concurrency sandboxes start ahead of any call. */
  onDemand: boolean;
  /** Whether to warm up during initialisation; `WARM_UP=off` is for measuring what the warm-up saves. */
  warm: boolean;
};

/**
 * Reads the configuration once, at the start of a sandbox.
 *
 * @throws ConfigurationError that lists every problem at once, so that one redeployment fixes them all.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const {
    CASES_DOMAIN_ID: domainId = '',
    INSTANCE_ARN: instanceArn = '',
    FLOW_TIME_LIMIT_SECONDS: seconds = '',
  } = environment as Partial<LambdaEnvironment>;
  const { AWS_LAMBDA_INITIALIZATION_TYPE: initializationType = 'on-demand', WARM_UP } = environment;
  const { AWS_REGION, AWS_ENDPOINT_URL_CONNECTCASES, AWS_ENDPOINT_URL } = environment;
  const endpoint = AWS_ENDPOINT_URL_CONNECTCASES || AWS_ENDPOINT_URL || `https://cases.${AWS_REGION}.amazonaws.com`;
  const problems: string[] = [];
  if (!URL.canParse(endpoint)) {
    problems.push(
      `The endpoint of Amazon Connect Cases was ${shown(endpoint)}; AWS_ENDPOINT_URL_CONNECTCASES must be a URL`,
    );
  }
  if (!isId(domainId, 500)) {
    problems.push(
      `CASES_DOMAIN_ID was ${shown(domainId)}; it must be the id of a Cases domain, 1 to 500 letters, digits, dashes or underscores`,
    );
  }
  if ('was' in readInstanceArn(instanceArn)) {
    problems.push(`INSTANCE_ARN was ${shown(instanceArn)}; it must be the ARN of the Connect instance whose flows ask`);
  }
  const flowTimeLimitSeconds = readTimeLimitSeconds(seconds) ?? 0;
  if (flowTimeLimitSeconds === 0) {
    problems.push(
      `FLOW_TIME_LIMIT_SECONDS was ${shown(seconds)}; it must be a whole number from ${MIN_TIME_LIMIT_SECONDS} to ${MAX_TIME_LIMIT_SECONDS}, the time limit of the flow's block`,
    );
  }
  const { LONGEST_TIME_LIMIT_SECONDS: longestSeconds = '' } = environment;
  const longest =
    longestSeconds === '' ? flowTimeLimitSeconds : readTimeLimitSeconds(longestSeconds, MAX_ASYNC_TIME_LIMIT_SECONDS);
  if (longest === undefined || longest < flowTimeLimitSeconds) {
    problems.push(
      `LONGEST_TIME_LIMIT_SECONDS was ${shown(longestSeconds)}; it must be a whole number from FLOW_TIME_LIMIT_SECONDS to ${MAX_ASYNC_TIME_LIMIT_SECONDS}, or missing`,
    );
  }
  const { CASE_DETAILS: source = '' } = environment;
  const caseDetails = source === 'search' || source === 'exact' ? source : undefined;
  if (caseDetails === undefined && source !== '') {
    problems.push(`CASE_DETAILS was ${shown(source)}; it must be "search", "exact" or missing`);
  }
  const detailsAvailable = caseDetails !== undefined;
  const defaults = readDefaults(environment.DEFAULT_PARAMETERS || '{}', { detailsAvailable, problems });
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    domainId,
    instanceArn,
    timeLimits: { default: flowTimeLimitSeconds, longest: longest as number },
    defaults,
    caseDetails,
    functionName: environment.AWS_LAMBDA_FUNCTION_NAME,
    endpoint: new URL(endpoint),
    onDemand: initializationType === 'on-demand',
    warm: WARM_UP !== 'off',
  };
}

const DEFAULTS_RULE = 'it must be an object of parameters, like {"contacts":"Current"}';

function readDefaults(json: string, about: { detailsAvailable: boolean; problems: string[] }): Partial<Parameters> {
  const { detailsAvailable, problems } = about;
  try {
    const given: unknown = JSON.parse(json);
    if (!isObject(given)) {
      problems.push(`DEFAULT_PARAMETERS was ${kindOf(given)}; ${DEFAULTS_RULE}`);
      return {};
    }
    const read = readParameters(given, {
      place: 'DEFAULT_PARAMETERS',
      detailsAvailable,
      maxTimeLimitSeconds: Number.POSITIVE_INFINITY,
    });
    problems.push(...read.problems.map(describeProblem));
    return read.values;
  } catch {
    problems.push(`DEFAULT_PARAMETERS was not valid JSON; ${DEFAULTS_RULE}`);
    return {};
  }
}

/** The function's environment is incomplete or wrong. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(problems: string[]) {
    super(`The function's environment cannot be used: ${problems.join('. ')}. Deploy the stack again.`);
  }
}

function shown(value: string): string {
  return value === '' ? 'missing' : `"${value}"`;
}
