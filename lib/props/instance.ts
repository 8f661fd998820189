import { Token } from 'aws-cdk-lib';
import { INSTANCE_ARN_EXAMPLE, type Instance, readInstanceArn } from '../../lambda/contract/instance-arn';
import { isId } from '../../lambda/contract/values';

/** Where Amazon Connect Cases exists (Amazon Connect Administrator Guide, availability by Region, 2026). */
const CASES_REGIONS = [
  'us-east-1',
  'us-west-2',
  'af-south-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-west-2',
];

/** What an instance ARN must be, worded so that the reader can fix a wrong one. */
export const INSTANCE_ARN_RULE = `the ARN of your Connect instance (AWS console, Amazon Connect, your instance), like ${INSTANCE_ARN_EXAMPLE}`;

/** What the id of a Cases domain must be, worded so that the reader can fix a wrong one. */
export const DOMAIN_ID_RULE =
  'the id of the Cases domain, the part after "domain/" in the answer of "aws connect list-integration-associations --instance-id INSTANCE_ID --integration-type CASES_DOMAIN", like 4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f';

/** Reads an instance ARN; undefined when it is not a valid one, or not known before deployment. */
export function parseInstanceArn(arn: string): Instance | undefined {
  if (Token.isUnresolved(arn)) return undefined;
  const instance = readInstanceArn(arn);
  return 'was' in instance ? undefined : instance;
}

/** Whether a string can be the id of a Cases domain: an ARN or a path cannot. */
export function isDomainId(id: string): boolean {
  return Token.isUnresolved(id) || isId(id, 500);
}

/** Whether Amazon Connect Cases exists in a Region; the SDK makes up a host name for any Region. */
export function hasCases(region: string): boolean {
  return CASES_REGIONS.includes(region);
}
