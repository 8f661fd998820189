import { type CaseDetailsSource, isCaseDetailsSource, type Variables } from './contract/environment';
import { readInstanceArn } from './contract/instance-arn';
import type { Parameters } from './contract/parameters';
import { readParameters } from './contract/read-parameters';
import { areFurtherFields, FURTHER_FIELDS_RULE, type FurtherFields } from './contract/response';
import {
  MAX_ASYNC_TIME_LIMIT_SECONDS,
  MAX_TIME_LIMIT_SECONDS,
  MIN_TIME_LIMIT_SECONDS,
  readTimeLimitSeconds,
} from './contract/time-limits';
import { describeProblem, isId, isObject, kindOf } from './contract/values';
import { type Endpoint, readEndpoint } from './endpoint';

export type Config = {
  domainId: string;
  instanceArn: string;
  /** How long a block waits that does not say so, and the most that one can say. */
  timeLimitsSeconds: { default: number; max: number };
  /** Defaults for parameters that a flow does not pass. */
  defaults: Partial<Parameters>;
  /** How details of cases are read; undefined when the role may not read them. */
  caseDetails: CaseDetailsSource | undefined;
  /** Whether the role may look up cases by customer. */
  customerLookup: boolean;
  /** Further fields of the first case, for the response. */
  fields: FurtherFields;
  /** The function's own name; undefined outside Lambda. */
  functionName: string | undefined;
  endpoint: Endpoint;
  /** Whether a call makes Lambda start the environment; with provisioned concurrency they start ahead of any call. */
  onDemand: boolean;
  /** Whether to warm up during initialisation. */
  warm: boolean;
};

/**
 * Reads the configuration once, at the start of an execution environment.
 *
 * @throws ConfigurationError that lists every problem at once, so that one redeployment fixes them all.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const variables: Variables = environment;
  const { endpoint, problems } = readEndpoint(variables);
  const config: Config = {
    ...readDomain(variables, problems),
    timeLimitsSeconds: readTimeLimits(variables, problems),
    ...readLookupSettings(variables, problems),
    functionName: variables.AWS_LAMBDA_FUNCTION_NAME,
    endpoint,
    onDemand: (variables.AWS_LAMBDA_INITIALIZATION_TYPE ?? 'on-demand') === 'on-demand',
    warm: variables.WARM_UP !== 'off',
  };
  if (problems.length > 0) throw new ConfigurationError(problems);
  return config;
}

/** The function's environment is incomplete or wrong. */
export class ConfigurationError extends Error {
  /** The class keeps its name in the bundle: Lambda's own log line of a failure has it. */
  static override readonly name = 'ConfigurationError';
  override readonly name = 'ConfigurationError';

  constructor(problems: string[]) {
    super(`The function's environment cannot be used: ${problems.join('. ')}. Deploy the stack again.`);
  }
}

function readDomain({ CASES_DOMAIN_ID: domainId = '', INSTANCE_ARN: instanceArn = '' }: Variables, problems: string[]) {
  if (!isId(domainId, 500)) {
    problems.push(
      `CASES_DOMAIN_ID was ${shown(domainId)}; it must be the id of a Cases domain, 1 to 500 letters, digits, dashes or underscores`,
    );
  }
  if ('was' in readInstanceArn(instanceArn)) {
    problems.push(`INSTANCE_ARN was ${shown(instanceArn)}; it must be the ARN of the Connect instance whose flows ask`);
  }
  return { domainId, instanceArn };
}

function readTimeLimits(
  { FLOW_TIME_LIMIT_SECONDS: seconds = '', LONGEST_TIME_LIMIT_SECONDS: maxSeconds = '' }: Variables,
  problems: string[],
) {
  const limit = readTimeLimitSeconds(seconds) ?? 0;
  if (limit === 0) {
    problems.push(
      `FLOW_TIME_LIMIT_SECONDS was ${shown(seconds)}; it must be a whole number from ${MIN_TIME_LIMIT_SECONDS} to ${MAX_TIME_LIMIT_SECONDS}, the time limit of the flow's block`,
    );
  }
  const max = maxSeconds === '' ? limit : (readTimeLimitSeconds(maxSeconds, MAX_ASYNC_TIME_LIMIT_SECONDS) ?? -1);
  if (max < limit) {
    problems.push(
      `LONGEST_TIME_LIMIT_SECONDS was ${shown(maxSeconds)}; it must be a whole number from FLOW_TIME_LIMIT_SECONDS to ${MAX_ASYNC_TIME_LIMIT_SECONDS}, or missing`,
    );
  }
  return { default: limit, max };
}

function readLookupSettings(
  { CASE_DETAILS: source = '', CUSTOMER_LOOKUP: byCustomer = '', CASE_FIELDS, DEFAULT_PARAMETERS }: Variables,
  problems: string[],
): Pick<Config, 'caseDetails' | 'customerLookup' | 'fields' | 'defaults'> {
  const caseDetails = isCaseDetailsSource(source) ? source : undefined;
  if (caseDetails === undefined && source !== '') {
    problems.push(`CASE_DETAILS was ${shown(source)}; it must be "search", "exact" or missing`);
  }
  const customerLookup = byCustomer === 'true';
  if (!customerLookup && byCustomer !== '') {
    problems.push(`CUSTOMER_LOOKUP was ${shown(byCustomer)}; it must be "true" or missing`);
  }
  const defaults = readDefaults(DEFAULT_PARAMETERS, caseDetails !== undefined, problems);
  return { caseDetails, customerLookup, fields: readFields(CASE_FIELDS, problems), defaults };
}

const DEFAULTS_RULE = 'an object of parameters, like {"contacts":"Current"}';

function readDefaults(json: string | undefined, detailsAvailable: boolean, problems: string[]): Partial<Parameters> {
  const { values, problems: wrong } = readParameters(readObject('DEFAULT_PARAMETERS', json, DEFAULTS_RULE, problems), {
    place: 'DEFAULT_PARAMETERS',
    detailsAvailable,
    // Only a block knows the customer.
    customerLookup: false,
    maxTimeLimitSeconds: Number.POSITIVE_INFINITY,
  });
  problems.push(...wrong.map(describeProblem));
  return values;
}

function readFields(json: string | undefined, problems: string[]): FurtherFields {
  const fields = readObject('CASE_FIELDS', json, FURTHER_FIELDS_RULE, problems);
  if (areFurtherFields(fields)) return fields;
  problems.push(`CASE_FIELDS was an object that cannot be used; it must be ${FURTHER_FIELDS_RULE}`);
  return {};
}

/** Reads a variable that holds an object in JSON; without it the object is empty. */
function readObject(name: string, json: string | undefined, rule: string, problems: string[]): Record<string, unknown> {
  let was = 'not valid JSON';
  try {
    const given: unknown = JSON.parse(json || '{}');
    if (isObject(given)) return given;
    was = kindOf(given);
  } catch {}
  problems.push(`${name} was ${was}; it must be ${rule}`);
  return {};
}

function shown(value: string): string {
  return value === '' ? 'missing' : `"${value}"`;
}
