import { readInstanceArn } from '../../../lambda/contract/instance-arn';
import { isKeyArn, isTopicArn } from '../../../lib/props/arns';

const PLACES = [
  ['aws', 'us-west-2'],
  ['aws-us-gov', 'us-gov-west-1'],
  ['aws-cn', 'cn-northwest-1'],
  ['aws-eusc', 'eusc-de-east-1'],
  ['aws-iso-b', 'us-isob-east-1'],
];

describe.each(PLACES)('in partition %s and Region %s', (partition, region) => {
  const arn = (service: string, resource: string) => `arn:${partition}:${service}:${region}:111122223333:${resource}`;

  it('an instance ARN is read', () => {
    expect(readInstanceArn(arn('connect', 'instance/8d1f0c52'))).toMatchObject({ partition, region, id: '8d1f0c52' });
  });

  it('the ARNs of a key and of a topic are accepted', () => {
    expect(isKeyArn(arn('kms', 'key/3c1d9a52'))).toBe(true);
    expect(isTopicArn(arn('sns', 'on-call'))).toBe(true);
  });
});
