const { App } = require('aws-cdk-lib');
const { CaseLookupStack } = require('connect-case-lookup');

new CaseLookupStack(new App(), 'CaseLookup', {
  instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
  casesDomainId: '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f',
  monitoring: false,
});
