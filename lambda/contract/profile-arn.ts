import { isId } from './values';

/** What the ARN of a customer's profile must be, worded so that the reader can fix a wrong one. */
export const PROFILE_ARN_RULE =
  "the ARN of a customer's profile, not its id alone, like arn:aws:profile:REGION:ACCOUNT:domains/DOMAIN/profiles/ID: `$.Customer.ProfileARN` after the Customer profiles block";

/** Reads the ARN of a profile of Amazon Connect Customer Profiles; undefined when a text has another form. */
export function readProfileArn(text: string): string | undefined {
  const [prefix, , service, , , ...resource] = text.split(':', 7);
  const [domains, domain, profiles, id, ...rest] = resource.join(':').split('/', 6);
  const isProfile = prefix === 'arn' && service === 'profile' && domains === 'domains' && profiles === 'profiles';
  return isProfile && isId(domain, 64) && isId(id, 100) && rest.length === 0 ? text : undefined;
}

/**
 * What a profile's ARN was where it is not one of the instance's partition, Region and account; undefined when it is. Cases
 * keeps the ARN of the profile in the same account and Region.
 */
export function foreignProfile(profileArn: string, instanceArn: string): string | undefined {
  const [, partition, , region, account] = profileArn.split(':');
  const [, ownPartition, , ownRegion, ownAccount] = instanceArn.split(':');
  if (partition !== ownPartition) return 'an ARN of another partition than that of the instance';
  if (region !== ownRegion) return 'an ARN of another Region than that of the instance';
  return account === ownAccount ? undefined : 'an ARN of another account than that of the instance';
}
