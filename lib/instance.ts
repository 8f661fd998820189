import { Token } from 'aws-cdk-lib';

/** A Connect instance, as its ARN tells it. */
export type Instance = { arn: string; partition: string; region: string; account: string; id: string };

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

const INSTANCE_ARN = /^arn:(aws(?:-[a-z]+)*):connect:([a-z]{2}(?:-[a-z]+)+-\d+):(\d{12}):instance\/([\w-]{1,100})$/;

export const INSTANCE_ARN_EXAMPLE =
  'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';

/** What an instance ARN must be, in words that mend a wrong one. */
export const INSTANCE_ARN_RULE = `the ARN of your Connect instance (AWS console, Amazon Connect, your instance), like ${INSTANCE_ARN_EXAMPLE}`;

/** What the id of a Cases domain must be, in words that mend a wrong one. */
export const DOMAIN_ID_RULE =
  'the id of the Cases domain, the part after "domain/" in the answer of "aws connect list-integration-associations --instance-id INSTANCE_ID --integration-type CASES_DOMAIN", like 4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f';

/** Reads an instance ARN; undefined when it is none, a documentation placeholder or not known before deployment. */
export function parseInstanceArn(arn: string): Instance | undefined {
  const [, partition, region, account, id] = (!Token.isUnresolved(arn) && INSTANCE_ARN.exec(arn)) || [];
  return partition && region && account && id ? { arn, partition, region, account, id } : undefined;
}

/** Whether a text can be the id of a Cases domain: an ARN or a path cannot. */
export function isDomainId(id: string): boolean {
  return Token.isUnresolved(id) || /^[\w-]{1,500}$/.test(id);
}

/** Whether Amazon Connect Cases exists in a Region; the SDK makes up a host name for any. */
export function hasCases(region: string): boolean {
  return CASES_REGIONS.includes(region);
}
