import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { LambdaEnvironment } from '../lambda/config';
import type { CaseLookupProps } from './case-lookup-props';

/** The part of the function's environment that is there only where something was decided. */
export function optionalEnvironment(
  scope: Construct,
  { defaults = {}, openCasesOnly, monitoring }: CaseLookupProps,
): Partial<LambdaEnvironment> {
  const decided = Object.keys(defaults).length > 0;
  return {
    ...(decided && { DEFAULT_PARAMETERS: Stack.of(scope).toJsonString(defaults) }),
    ...(monitoring === false && { POWERTOOLS_METRICS_DISABLED: 'true' }),
    ...(openCasesOnly && { OPEN_CASES_ONLY: openCasesOnly }),
  };
}
