import { App } from 'aws-cdk-lib';
import { CaseLookupStack } from 'connect-case-lookup';

// The replica of an instance has the same id. Flows are replicated, functions and Cases domains are not.
const INSTANCE_ID = '8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
const CASES_DOMAINS = {
  'us-east-1': '9c2d7b10-5e3f-4a68-b1c4-0f8e6d5a7b93',
  'us-west-2': '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f',
};

const app = new App();
for (const [region, casesDomainId] of Object.entries(CASES_DOMAINS)) {
  new CaseLookupStack(app, `CaseLookup-${region}`, {
    instanceArn: `arn:aws:connect:${region}:111122223333:instance/${INSTANCE_ID}`,
    casesDomainId,
    // The same name in both Regions: a flow names the function with $.AwsRegion in its ARN.
    functionName: 'connect-case-lookup',
  });
}
