import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** The numbers of days for which CloudWatch Logs can keep a log; the last one of the CDK's list means "for ever". */
export const RETENTION_DAYS = Object.values(RetentionDays).filter(
  (days): days is number => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

export function readNumber(text: string): number | undefined {
  return /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : undefined;
}

export function readSeconds(text: string): Duration | undefined {
  const seconds = readNumber(text);
  return seconds === undefined ? undefined : Duration.millis(seconds * 1000);
}

/** Function names that Lambda accepts (Lambda API, CreateFunction). */
export function readFunctionName(text: string): string | undefined {
  return /^[\w-]{1,64}$/.test(text) ? text : undefined;
}

export function readRetention(text: string): RetentionDays | undefined {
  return RETENTION_DAYS.find((days) => String(days) === text);
}

export function readBoolean(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** True, false, or the Region in which the samples are created. */
export function readSampleFlow(text: string): boolean | string | undefined {
  return readBoolean(text) ?? (/^[a-z]{2}(-[a-z]+)+-\d+$/.test(text) ? text : undefined);
}

/** Stack names that CloudFormation accepts (CloudFormation API, CreateStack). */
export function readStackName(text: string): string | undefined {
  return /^[a-z][a-z\d-]{0,127}$/i.test(text) ? text : undefined;
}
