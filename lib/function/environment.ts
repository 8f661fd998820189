import type { LambdaEnvironment } from '../../lambda/contract/environment';
import type { CaseLookupProps } from '../props/case-lookup-props';

/** What the function's environment follows from. */
export type EnvironmentProps = Pick<
  CaseLookupProps,
  'instanceArn' | 'casesDomainId' | 'defaults' | 'caseDetails' | 'customerLookup' | 'fields' | 'monitoring'
> & {
  /** Whole seconds. */
  flowTimeLimitSeconds: number;
  /** Whole seconds. @default flowTimeLimitSeconds */
  longestTimeLimitSeconds?: number | undefined;
};

/**
 * The function's environment, the same where the stack deploys the function and where it runs on your own machine.
 * `toJson` writes a value as a string; the CDK's own writes one that has tokens in it.
 */
export function functionEnvironment(
  { instanceArn, casesDomainId, flowTimeLimitSeconds, longestTimeLimitSeconds, ...optional }: EnvironmentProps,
  toJson: (value: object | number) => string = JSON.stringify,
): LambdaEnvironment {
  const { defaults = {}, caseDetails, customerLookup, fields = {}, monitoring } = optional;
  const longest = longestTimeLimitSeconds ?? flowTimeLimitSeconds;
  return {
    CASES_DOMAIN_ID: casesDomainId,
    INSTANCE_ARN: instanceArn,
    FLOW_TIME_LIMIT_SECONDS: toJson(flowTimeLimitSeconds),
    ...(longest !== flowTimeLimitSeconds && { LONGEST_TIME_LIMIT_SECONDS: toJson(longest) }),
    ...(Object.keys(defaults).length > 0 && { DEFAULT_PARAMETERS: toJson(defaults) }),
    ...(monitoring === false && { POWERTOOLS_METRICS_DISABLED: 'true' }),
    ...(caseDetails && { CASE_DETAILS: caseDetails }),
    ...(customerLookup && { CUSTOMER_LOOKUP: 'true' as const }),
    ...(Object.keys(fields).length > 0 && { CASE_FIELDS: toJson(fields) }),
  };
}
