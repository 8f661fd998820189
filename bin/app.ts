import { Annotations, App, Stack, Validations } from 'aws-cdk-lib';
import { CaseLookupStack } from '../lib/case-lookup-stack';
import { readSettings, SettingsError } from '../lib/settings/read-settings';

const STACK = 'ConnectCaseLookup';

const app = new App();
try {
  new CaseLookupStack(app, STACK, readSettings(app.node.getAllContext()));
} catch (error) {
  // The person who deploys needs the message. A stack trace, or the half-made stack, would only hide it.
  console.error((error as Error).message);
  app.node.tryRemoveChild(STACK);
  if (error instanceof SettingsError) addPlaceholder();
  else process.exitCode = 1;
}

/**
 * Adds a stack that cannot be deployed. The CDK runs the app before every command and stops if there is no stack, but
 * `cdk bootstrap` comes before the settings for many people and needs none of them.
 */
function addPlaceholder(): void {
  const placeholder = new Stack(app, 'NoSettings');
  Annotations.of(placeholder).addError('Without settings there is no stack. The message above says what is missing.');
  Validations.of(placeholder).acknowledge({ id: 'CloudFormation-Validate::F0001', reason: 'It is never deployed.' });
}
