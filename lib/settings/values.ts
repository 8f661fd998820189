import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { readTimeLimitSeconds } from '../../lambda/contract/time-limits';
import { isObject } from '../../lambda/contract/values';
import type { DefaultParameters } from '../props/default-parameters';
import { isMemorySize } from '../props/memory-size';

/** The numbers of days for which CloudWatch Logs can keep a log; the last one of the CDK's list means "for ever". */
export const RETENTION_DAYS = Object.values(RetentionDays).filter(
  (days): days is number => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

export function readSeconds(text: string, longest?: number): Duration | undefined {
  const seconds = readTimeLimitSeconds(text, longest);
  return seconds === undefined ? undefined : Duration.seconds(seconds);
}

export function readMegabytes(text: string): number | undefined {
  const megabytes = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return isMemorySize(megabytes) ? megabytes : undefined;
}

export function readCount(text: string): number | undefined {
  return /^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined;
}

export function readRetention(text: string): RetentionDays | undefined {
  return RETENTION_DAYS.find((days) => String(days) === text);
}

export function readBoolean(text: string): boolean | undefined {
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Stack names that CloudFormation accepts (CloudFormation API, CreateStack). */
export function readStackName(text: string): string | undefined {
  return /^[a-z][a-z\d-]{0,127}$/i.test(text) ? text : undefined;
}

export function readDefaults(json: string): DefaultParameters | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
