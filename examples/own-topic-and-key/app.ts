import { App, Duration, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CaseLookup } from 'connect-case-lookup';

const stack = new Stack(new App(), 'Telephony', { env: { account: '111122223333', region: 'us-west-2' } });
const kmsKey = new Key(stack, 'Key', { enableKeyRotation: true });
const caseLookup = new CaseLookup(stack, 'CaseLookup', {
  instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
  casesDomainId: '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f',
  flowTimeLimit: Duration.seconds(8),
  defaults: { contacts: 'Initial,Current', maxCases: 10 },
  kmsKey,
  alarmTopic: new Topic(stack, 'OnCall', { masterKey: kmsKey, enforceSSL: true }),
});
stack.exportValue(caseLookup.arnForFlows);
