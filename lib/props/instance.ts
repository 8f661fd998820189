import { Annotations, Stack, Token, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { INSTANCE_ARN_EXAMPLE, type Instance, readInstanceArn } from '../../lambda/contract/instance-arn';
import { isUuid } from '../../lambda/contract/values';

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
  return 'was' in instance || !isUuid(instance.id) ? undefined : instance;
}

/**
 * The instance of an ARN. Where the ARN is not known yet, the instance is in the account and Region of the stack, as it
 * must be: the function asks Cases in its own Region, with a role of its own account.
 */
export function instanceOf(scope: Construct, arn: string): Instance {
  const { partition, region, account } = Stack.of(scope);
  return parseInstanceArn(arn) ?? { arn, partition, region, account, id: '' };
}

/**
 * Whether a value is what the CDK puts in the place of a context value that it has yet to look up, for example
 * `StringParameter.valueFromLookup`. The first synthesis must accept it: after it the CDK looks up the value and
 * synthesises again.
 */
export function isDummy(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('dummy-value-for-');
}

/** What to know about a Region in which Amazon Connect Cases is not known to exist; the SDK has a host name for any. */
export function regionWarning(region: string): string | undefined {
  if (Token.isUnresolved(region) || CASES_REGIONS.includes(region)) return undefined;
  return `Amazon Connect Cases is not known to exist in ${region}, and without it every lookup fails. If AWS has opened it there since, ignore this.`;
}

/**
 * Warns of a Region without Cases. Accepts resource types that the CDK does not list for it: its list is as likely to be
 * out of date as ours, and its errors would hide the warning and stop people where AWS has opened Cases since.
 */
export function warnOfRegion(scope: Construct, region: string): void {
  const warning = regionWarning(region);
  if (warning === undefined) return;
  Annotations.of(scope).addWarningV2('connect-case-lookup:no-cases-in-region', warning);
  acceptUnlistedTypes(scope, region);
}

/** Accepts resource types that the CDK does not list for a Region that is not known to have Cases. */
export function acceptUnlistedTypes(scope: Construct, region: string): void {
  if (regionWarning(region) === undefined) return;
  Validations.of(scope).acknowledge({
    id: 'CloudFormation-Validate::F3006',
    reason: 'The Region is not one of those known to have Cases; a warning says so.',
  });
}
