import { Option } from 'commander';
import { readInstanceArn } from '../../lambda/contract/instance-arn';
import { PROFILE_ARN_RULE, readProfileArn } from '../../lambda/contract/profile-arn';
import { isId } from '../../lambda/contract/values';
import { contextFiles } from './cdk-context';
import { defineCommand, formatOption, UsageError, withPeers } from './command';

type Values = {
  stack?: string;
  function?: string;
  region?: string;
  profile?: string;
  flows?: true;
  call?: string;
  customer?: string;
  format: string;
};

export const doctor = defineCommand<Values>({
  name: 'doctor',
  summary: 'Says whether flows get answers from a deployed stack and, if not, why.',
  description:
    'Reads only, with your AWS credentials. Exit code 1: there is a problem. Exit code 2: something could not be checked.',
  readsProject: true,
  options: [
    new Option('--stack <name>', 'the stack that holds the function (default: all of the Region)'),
    new Option('--function <name>', 'the function, where there are several of this project'),
    new Option(
      '--region <region>',
      'the Region of the Connect instance (default: that of AWS_REGION, of instanceArn in cdk.json, or of your profile)',
    ),
    new Option('--profile <profile>', 'the profile of your AWS configuration'),
    new Option('--flows', 'also check every published flow of the instance; 0.6 s each, for the quota of Connect'),
    new Option('--call <contact>', 'also invoke the function once for this contact, which costs one lookup'),
    new Option('--customer <arn>', 'with --call: look up the cases of the customer with this profile'),
    formatOption('json'),
  ],
  async action(io, { values: { call: contactId, customer, format, function: functionName, ...where } }) {
    if (contactId !== undefined && !isId(contactId, 256)) {
      throw new UsageError(`--call: was "${contactId}"; it must be the id of a contact`);
    }
    if (customer !== undefined && contactId === undefined) {
      throw new UsageError('--customer needs --call: the function is invoked for a contact');
    }
    if (customer !== undefined && readProfileArn(customer) === undefined) {
      throw new UsageError(`--customer: was "${customer}"; it must be ${PROFILE_ARN_RULE}`);
    }
    const region = where.region ?? defaultRegion(process.env);
    const { examine } = await withPeers(/^@aws-sdk\//, () => import('./examine'));
    return await examine(io, { ...where, region, functionName, contactId, customer, asJson: format === 'json' });
  },
});

/**
 * The Region where no option names one: of the variables that the AWS CLI reads, or else the one to which the CDK deploys.
 * Undefined where only the profile can name one.
 */
export function defaultRegion({ AWS_REGION, AWS_DEFAULT_REGION }: NodeJS.ProcessEnv): string | undefined {
  const named = AWS_REGION || AWS_DEFAULT_REGION;
  if (named) return named;
  const source = contextFiles().find(({ context }) => context.instanceArn);
  const instance = readInstanceArn(source?.context.instanceArn);
  return 'was' in instance ? undefined : instance.region;
}
