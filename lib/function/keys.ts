import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * Lets CloudWatch Logs of the stack's account and Region encrypt logs with a key (CloudWatch Logs User Guide, Encrypt log
 * data). Without it CloudFormation cannot create the log group. The encryption context is that of any log group: the name
 * of the log group follows from its creation, for which the key is needed. An imported key stays as it is.
 */
export function letLogsUse(key: IKey, scope: Construct): void {
  const stack = Stack.of(scope);
  const anyLogGroup = stack.formatArn({ service: 'logs', resource: 'log-group:*' });
  const statement = new PolicyStatement({
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': anyLogGroup } },
  });
  key.addToResourcePolicy(statement, true);
}

/**
 * Lets CloudWatch alarms of the stack's account send notifications to topics that a key encrypts (CloudWatch User Guide,
 * notifying users on alarm changes). Without it they are lost without a sign. An imported key stays as it is.
 */
export function letAlarmsUse(key: IKey, scope: Construct): void {
  const statement = new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  });
  key.addToResourcePolicy(statement, true);
}
