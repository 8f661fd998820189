/** What the ARN of a key must be, worded so that the reader can fix a wrong one. */
export const KEY_ARN_RULE =
  'the ARN of a KMS key, not of an alias, like arn:aws:kms:us-west-2:111122223333:key/3c1d9a52-7e0b-4f6a-8d2c-5b4e6f7a8091';

/** What the ARN of a topic must be, worded so that the reader can fix a wrong one. */
export const TOPIC_ARN_RULE =
  'the ARN of a standard SNS topic, like arn:aws:sns:us-west-2:111122223333:on-call; alarms cannot be sent to a FIFO topic';

/** Whether a string is the ARN of a KMS key. */
export function isKeyArn(arn: string): boolean {
  return /^arn:aws[a-z-]*:kms:[a-z]{2,}(-[a-z]+)+-\d+:\d{12}:key\/[\w-]{1,128}$/.test(arn);
}

/** Whether a string is the ARN of an SNS topic. The name of a FIFO topic has a dot. */
export function isTopicArn(arn: string): boolean {
  return /^arn:aws[a-z-]*:sns:[a-z]{2,}(-[a-z]+)+-\d+:\d{12}:[\w-]{1,256}$/.test(arn);
}

/** The Region in an ARN. */
export function regionOf(arn: string): string | undefined {
  return arn.split(':')[3];
}
