import { Annotations, App, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CaseLookupStack } from '../lib/case-lookup-stack';
import { readSettings, SettingsError, similarNames } from '../lib/settings/read-settings';

const app = new App();
const context = app.node.getAllContext();
try {
  const stack = new CaseLookupStack(app, 'ConnectCaseLookup', readSettings(context));
  for (const warning of similarNames(context)) {
    Annotations.of(stack).addWarningV2('connect-case-lookup:similar-name', warning);
  }
} catch (error) {
  if (!(error instanceof SettingsError)) throw error;
  // The person who deploys needs the message alone: a stack trace would only hide it.
  console.error(error.message);
  addPlaceholder();
}

/**
 * Adds a stack that no command but `cdk bootstrap` takes. The CDK runs the app before every command, and for many people
 * `cdk bootstrap` comes before the settings and needs none of them. The stack is inside a stage: there `cdk deploy` and
 * `cdk destroy` do not choose it by themselves, so they fail instead of doing nothing.
 */
function addPlaceholder(): void {
  const stage = new Stage(app, 'SettingsCannotBeUsed');
  const placeholder = new Stack(stage, 'SeeTheMessageAbove');
  Annotations.of(placeholder).addError('Without settings there is no stack. The message above says what is missing.');
  Validations.of(placeholder).acknowledge({ id: 'CloudFormation-Validate::F0001', reason: 'It is never deployed.' });
  // `cdk synth` looks for errors inside a stage only if it is told to.
  stage.synth({ validateOnSynthesis: true });
}
