/** The Lambda's environment: the stack writes exactly these names, `readConfig` reads them. */
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
};

/** From the search index, a page of cases at once, or each case by itself. */
export type CaseDetailsSource = 'search' | 'exact';
