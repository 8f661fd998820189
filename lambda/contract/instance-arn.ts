import { isId, kindOf } from './values';

/** A Connect instance, as its ARN describes it. */
export type Instance = { arn: string; partition: string; region: string; account: string; id: string };

export const INSTANCE_ARN_EXAMPLE =
  'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';

/**
 * Reads the ARN of a Connect instance.
 *
 * @returns The instance, or what the value was instead. A wrong part of the ARN is named, not repeated.
 */
export function readInstanceArn(value: unknown): Instance | { was: string } {
  if (typeof value !== 'string' || value === '') return { was: kindOf(value) };
  const [prefix, partition = '', service, region = '', account = '', ...resource] = value.split(':');
  const [kind, id, ...rest] = resource.join(':').split('/');
  if (prefix !== 'arn' || !/^aws(-[a-z]+)*$/.test(partition)) return { was: 'a string that is not an ARN' };
  if (service !== 'connect') return { was: 'an ARN of another service' };
  if (region === 'aws-region') return { was: 'a placeholder from the documentation: its Region is "aws-region"' };
  if (!/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) return { was: 'an ARN without a valid Region' };
  if (!/^\d{12}$/.test(account)) return { was: 'an ARN whose account is not a number of 12 digits' };
  if (kind !== 'instance' || rest.length > 0) return { was: 'an ARN of something other than an instance' };
  if (!isId(id, 100)) return { was: 'an ARN whose instance id is not 1 to 100 letters, digits, dashes or underscores' };
  return { arn: value, partition, region, account, id };
}
