import { type App, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CaseLookup, type CaseLookupProps } from '../../../lib';
import { DOMAIN_ID, INSTANCE_ARN, unbundledApp } from '../../support/template';

const stackIn = (app: App, region: string) =>
  new Stack(app, region, { env: { account: '111122223333', region }, crossRegionReferences: true });

describe('the construct', () => {
  it.each<[string, (own: Stack, foreign: Stack) => Partial<CaseLookupProps>, string]>([
    ['a FIFO topic', (own) => ({ alarmTopic: new Topic(own, 'Topic', { fifo: true }) }), 'alarmTopic was a FIFO topic'],
    [
      'a topic in another Region',
      (_, foreign) => ({ alarmTopic: new Topic(foreign, 'Topic') }),
      'alarmTopic was in eu-west-2; it must be in us-west-2',
    ],
    [
      'a key in another Region',
      (_, foreign) => ({ kmsKey: new Key(foreign, 'Key') }),
      'kmsKey was in eu-west-2; it must be in us-west-2',
    ],
    ['an alias of a key', (own) => ({ kmsKey: new Key(own, 'Key').addAlias('logs') }), 'kmsKey was an alias'],
    [
      'a misspelled word from JavaScript',
      () => ({ caseDetails: 'serach' as never }),
      'caseDetails was "serach"; it must be search or exact',
    ],
  ])('refuses %s, and names the prop', (_, wrong, expected) => {
    const app = unbundledApp();
    const [own, foreign] = [stackIn(app, 'us-west-2'), stackIn(app, 'eu-west-2')];
    const props = { instanceArn: INSTANCE_ARN, casesDomainId: DOMAIN_ID, ...wrong(own, foreign) };
    expect(() => new CaseLookup(own, 'CaseLookup', props)).toThrow(expected);
  });
});
