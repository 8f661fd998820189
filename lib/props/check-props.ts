import { Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { CaseLookupProps } from './case-lookup-props';
import { parseInstanceArn } from './instance';
import { inRegion, propsProblems, RULES } from './problems';

/** Props that a stack or a construct cannot be made from, with every reason. */
export class PropsError extends Error {
  override readonly name = 'PropsError';

  constructor(construct: string, problems: string[]) {
    super(`${construct}: ${problems.join('. ')}.`);
  }
}

/** Checks the props of the construct. @throws PropsError that names every problem that can be found before deployment */
export function checkProps(scope: Construct, props: CaseLookupProps): void {
  const { kmsKey, alarmTopic } = props;
  const names = { kmsKeyArn: 'kmsKey', alarmTopicArn: 'alarmTopic' };
  const judged = { ...props, kmsKeyArn: kmsKey?.keyArn, alarmTopicArn: alarmTopic?.topicArn };
  const problems = [
    ...environmentMismatches(Stack.of(scope), props.instanceArn),
    ...propsProblems(judged, names),
    ...constructProblems(props),
  ];
  if (problems.length > 0) throw new PropsError('CaseLookup', problems);
}

/** How the stack differs from the instance. Elsewhere the function would ask another Cases, with another account's role. */
function environmentMismatches(stack: Stack, instanceArn: string): string[] {
  const instance = parseInstanceArn(instanceArn);
  if (instance === undefined) return [];
  return (['region', 'account'] as const)
    .filter((part) => !Token.isUnresolved(stack[part]) && stack[part] !== instance[part])
    .map((part) => `the stack's ${part} is ${stack[part]}, the instance's is ${instance[part]}; they must be the same`);
}

/** What constructs tell of themselves whose ARNs only the deployment knows. */
function constructProblems({ instanceArn, kmsKey, alarmTopic }: CaseLookupProps): string[] {
  const problems: string[] = [];
  const instance = parseInstanceArn(instanceArn);
  for (const [name, construct, arn] of [
    ['kmsKey', kmsKey, kmsKey?.keyArn],
    ['alarmTopic', alarmTopic, alarmTopic?.topicArn],
  ] as const) {
    if (!construct || !instance || !Token.isUnresolved(arn)) continue;
    const { region } = construct.env;
    if (!Token.isUnresolved(region) && region !== instance.region)
      problems.push(`${name} ${inRegion(region, instance)}`);
  }
  if (kmsKey && 'aliasName' in kmsKey) problems.push('kmsKey was an alias; it must be the key that the alias names');
  if (alarmTopic?.fifo && Token.isUnresolved(alarmTopic.topicArn)) {
    problems.push(`alarmTopic was a FIFO topic; it must be ${RULES.alarmTopicArn}`);
  }
  return problems;
}
