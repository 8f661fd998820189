import { App } from 'aws-cdk-lib';
import { CaseLookupStack } from 'connect-case-lookup';

const app = new App();
new CaseLookupStack(app, 'CaseLookup-support', {
  instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
  casesDomainId: '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f',
});
// The instances may be in different accounts and Regions. Two in the same account and Region share the quota of Cases.
new CaseLookupStack(app, 'CaseLookup-sales', {
  instanceArn: 'arn:aws:connect:eu-west-2:444455556666:instance/1b9e6a3d-0c47-4f5b-8a21-6d3f7e9c0b52',
  casesDomainId: '9c2d7b10-5e3f-4a68-b1c4-0f8e6d5a7b93',
  caseDetails: 'exact',
});
