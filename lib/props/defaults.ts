import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { MAX_TIME_LIMIT_SECONDS } from '../../lambda/contract/time-limits';

/** What applies where a prop or a setting is not given. Commands without the CDK read it too. */
export const DEFAULTS = {
  timeLimitSeconds: MAX_TIME_LIMIT_SECONDS,
  /** Megabytes. docs/cold-start.md compares sizes. */
  memorySize: 512,
  /** Long enough to look into a complaint. */
  logRetentionDays: 90 satisfies RetentionDays as number,
  associate: true,
  customerLookup: false,
  monitoring: true,
  canary: false,
  sampleFlow: false,
  sampleTestCases: false,
};
