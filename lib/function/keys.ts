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
