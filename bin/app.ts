import { App } from 'aws-cdk-lib';
import { readAppContext } from '../lib/app-context';
import { CaseLookupStack } from '../lib/case-lookup-stack';

try {
  const app = new App();
  new CaseLookupStack(app, 'ConnectCaseLookup', readAppContext(app.node.getAllContext()));
} catch (error) {
  // Whoever deploys needs the message; where in the code it was thrown would only hide it.
  console.error((error as Error).message);
  process.exitCode = 1;
}
