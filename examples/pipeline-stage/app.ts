import { App, Stack, Stage } from 'aws-cdk-lib';
import { CodePipeline, CodePipelineSource, ManualApprovalStep, ShellStep } from 'aws-cdk-lib/pipelines';
import { CaseLookupStack, type CaseLookupStackProps } from 'connect-case-lookup';

const app = new App();

/** The lookup of one contact centre. */
function telephony(id: string, props: CaseLookupStackProps): Stage {
  const stage = new Stage(app, id);
  new CaseLookupStack(stage, 'CaseLookup', props);
  return stage;
}

const stack = new Stack(app, 'Pipeline', { env: { account: '777788889999', region: 'us-west-2' } });
const connectionArn = 'arn:aws:codeconnections:us-west-2:777788889999:connection/5f0c2e7d-8a41-4b93-9d6e-3c7b1a2f4e58';
const pipeline = new CodePipeline(stack, 'Pipeline', {
  crossAccountKeys: true,
  synth: new ShellStep('Synth', {
    input: CodePipelineSource.connection('acme/telephony', 'main', { connectionArn }),
    commands: ['npm ci', 'npx cdk synth'],
  }),
});
pipeline.addStage(
  telephony('Test', {
    instanceArn: 'arn:aws:connect:us-west-2:444455556666:instance/1b9e6a3d-0c47-4f5b-8a21-6d3f7e9c0b52',
    casesDomainId: '9c2d7b10-5e3f-4a68-b1c4-0f8e6d5a7b93',
  }),
);
pipeline.addStage(
  telephony('Production', {
    instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
    casesDomainId: '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f',
    canary: true,
  }),
  { pre: [new ManualApprovalStep('Release')] },
);
