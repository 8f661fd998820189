import {
  App,
  Aws,
  CfnCondition,
  CfnParameter,
  DefaultStackSynthesizer,
  Duration,
  Fn,
  Stack,
  Token,
  Validations,
} from 'aws-cdk-lib';
import { CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { context } from '../cdk.json';
import { CaseLookup } from '../lib/case-lookup';
import { addOutputs } from '../lib/outputs';
import { DEFAULTS } from '../lib/props/defaults';
import { DOMAIN_ID_RULE, INSTANCE_ARN_RULE } from '../lib/props/instance';
import { RULES } from '../lib/props/problems';
import { RETENTION_DAYS } from '../lib/settings/values';
import { version } from '../package.json';

/** The names of the files of a release, for people who deploy without the CDK. */
export const TEMPLATE = `connect-case-lookup-${version}.template.json`;
export const FUNCTION_ZIP = `connect-case-lookup-${version}.zip`;

const UUID = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/**
 * Makes the template that takes its settings and the place of the function's zip as parameters. It is that of the construct,
 * with parameters for props.
 *
 * @throws Error when it is not valid by the published resource schemas.
 */
export function parameterTemplate(app = new App({ context })): object {
  const stack = new Stack(app, 'ConnectCaseLookup', {
    description: 'Tells Amazon Connect flows which Amazon Connect Cases their contact is linked to',
    analyticsReporting: false,
    // Nothing in the template needs a bootstrapped account.
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  });
  const text = (name: string, description: string, more: object = {}) =>
    new CfnParameter(stack, name, { description: sentence(description), ...more }).valueAsString;
  const number = (name: string, description: string, value: number, more: object) =>
    new CfnParameter(stack, name, {
      type: 'Number',
      description: sentence(description),
      default: String(value),
      ...more,
    }).valueAsNumber;

  const bucket = text('CodeBucket', 'The S3 bucket with the zip of the function, in the Region of the stack');
  const key = text('CodeKey', 'The key of the zip in the bucket', { default: FUNCTION_ZIP });
  const topicArn = text('AlarmTopicArn', `Empty, or ${RULES.alarmTopicArn}`, { default: '' });
  new CfnCondition(stack, 'HasAlarmTopic', { expression: Fn.conditionNot(Fn.conditionEquals(topicArn, '')) });
  const lookup = new CaseLookup(stack, 'CaseLookup', {
    instanceArn: text('InstanceArn', INSTANCE_ARN_RULE, {
      allowedPattern: `arn:aws[a-z-]*:connect:[a-z0-9-]+:\\d{12}:instance/${UUID}`,
    }),
    casesDomainId: text('CasesDomainId', DOMAIN_ID_RULE, { allowedPattern: UUID }),
    flowTimeLimit: Duration.seconds(
      number('FlowTimeLimitSeconds', RULES.flowTimeLimit, DEFAULTS.timeLimitSeconds, { minValue: 1, maxValue: 8 }),
    ),
    memorySize: number('MemorySize', RULES.memorySize, DEFAULTS.memorySize, { minValue: 128, maxValue: 10_240 }),
    logRetention: number('LogRetentionDays', 'The days for which the log is kept', DEFAULTS.logRetentionDays, {
      allowedValues: RETENTION_DAYS.map(String),
    }),
    alarmTopic: Topic.fromTopicArn(
      stack,
      'AlarmTopic',
      Token.asString(Fn.conditionIf('HasAlarmTopic', topicArn, Aws.NO_VALUE)),
    ),
  });
  addOutputs(stack, lookup);
  Validations.of(stack).acknowledge({
    id: 'CloudFormation-Validate::W1030',
    reason: 'With an empty AlarmTopicArn the condition leaves the action of the alarms out.',
  });
  const fn = lookup.function.node.defaultChild as CfnFunction;
  fn.code = { s3Bucket: bucket, s3Key: key };
  // Each stack that is made from the template has names of its own.
  for (const each of stack.node.findAll()) {
    if (each instanceof CfnDashboard) each.dashboardName = each.dashboardName?.replace(stack.stackName, Aws.STACK_NAME);
    if (each instanceof CfnQueryDefinition) each.name = each.name.replace(stack.stackName, Aws.STACK_NAME);
  }
  return app.synth().getStackByName(stack.stackName).template;
}

/** Begins with a capital letter. */
function sentence(rule: string): string {
  return rule.charAt(0).toUpperCase() + rule.slice(1);
}
