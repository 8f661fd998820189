/** The part of the Lambda's environment that the stack writes; `readConfig` reads the same names. */
export type LambdaEnvironment = {
  /** The Cases domain that the instance is associated with. */
  CASES_DOMAIN_ID: string;
  /** The Connect instance whose flows may ask; contacts of another instance are in another domain. */
  INSTANCE_ARN: string;
  /** The time limit of the flow's Invoke Lambda block, whole seconds, 1 to 8. */
  FLOW_TIME_LIMIT_SECONDS: string;
  /** The longest time limit that a block may name, whole seconds up to 60; absent when it is the one above. */
  LONGEST_TIME_LIMIT_SECONDS?: string;
  /** `true` switches metrics off; Powertools reads it. */
  POWERTOOLS_METRICS_DISABLED?: string;
  /** Defaults for parameters that a flow does not pass: JSON, an object of the same names and values. */
  DEFAULT_PARAMETERS?: string;
  /** How details of cases are read; absent when the role may not read them. */
  CASE_DETAILS?: CaseDetailsSource;
  /** `true` when the role may look up cases by customer; else absent. */
  CUSTOMER_LOOKUP?: 'true';
  /** Further fields of the first case: JSON, key of the response -> id of the field. */
  CASE_FIELDS?: string;
};

/** From the search index, a page of cases at once, or each case by itself. */
export type CaseDetailsSource = 'search' | 'exact';

/** Whether a value says how details of cases are read. */
export function isCaseDetailsSource(value: unknown): value is CaseDetailsSource {
  return value === 'search' || value === 'exact';
}

/** The part that Lambda sets, or that is added to the function by hand: the stack writes none of it. */
export type RuntimeEnvironment = {
  AWS_REGION: string;
  AWS_LAMBDA_FUNCTION_NAME: string;
  AWS_LAMBDA_INITIALIZATION_TYPE: string;
  /** `off` leaves the warm-up out, for measuring what it saves. */
  WARM_UP: string;
  /** Where the SDK sends requests to Cases, and where those to any service without an endpoint of its own. */
  AWS_ENDPOINT_URL_CONNECTCASES: string;
  AWS_ENDPOINT_URL: string;
  /** `true` or `false`, as the SDK reads them. */
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: string;
  AWS_USE_DUALSTACK_ENDPOINT: string;
  AWS_USE_FIPS_ENDPOINT: string;
  /** Not supported: connections are direct. */
  HTTPS_PROXY: string;
  https_proxy: string;
  /** Not supported: Node.js reads NODE_EXTRA_CA_CERTS. */
  AWS_CA_BUNDLE: string;
};

/** The variables of the process, as far as this function reads them: a typo in a name does not compile. */
export type Variables = Partial<Record<keyof LambdaEnvironment | keyof RuntimeEnvironment, string>>;
