import recommended from 'aws-cdk-lib/recommended-feature-flags.json';
import { context } from '../cdk.json';

it('cdk.json sets every feature flag that aws-cdk-lib recommends; a new one wants a look at what it changes', () => {
  expect(context).toMatchObject(recommended);
});
