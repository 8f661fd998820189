import { examine } from '../../support/aws/examine';
import {
  configuration,
  DOMAIN_ID,
  FUNCTION,
  healthyAccount,
  INSTANCE_ARN,
  LOG_GROUP,
  ROLE,
  STACK,
} from '../../support/aws/healthy-account';

const { answers: healthy, environment, alarms } = healthyAccount();
const INSTANCE_ID = INSTANCE_ARN.split('/')[1];

it('finds nothing wrong in an account where nothing is wrong, and one line for each subject', async () => {
  const { findings } = await examine(healthy);
  expect(findings.map(({ check, outcome, what }) => `${outcome} ${check}: ${what}`)).toEqual([
    `ok stack: ${STACK} in us-west-2 is CREATE_COMPLETE`,
    'ok alias: "live" names version 7',
    'ok configuration: CASES_DOMAIN_ID, FLOW_TIME_LIMIT_SECONDS, INSTANCE_ARN, time limit and memory are as the stack set them',
    `ok permission: the function allows connect.amazonaws.com to invoke it for instance ${INSTANCE_ID}`,
    `ok permission: the alias "live" allows connect.amazonaws.com to invoke it for instance ${INSTANCE_ID}`,
    `ok association: instance ${INSTANCE_ID} lists ${FUNCTION}`,
    `ok domain of instance: instance ${INSTANCE_ID} uses the domain ${DOMAIN_ID}`,
    `ok domain: domain ${DOMAIN_ID} is Active`,
    `ok role: role ${ROLE} may cases:ListCasesForContact on domain ${DOMAIN_ID}`,
    expect.stringMatching(
      /^ok quota: ListCasesForContact: 2 requests a second \(the default\), burst 10 \(the default\)/,
    ),
    `ok alarms: ${alarms.length} alarms, none in ALARM`,
    expect.stringMatching(/^ok alarms: alarms go to \S+:on-duty with 1 confirmed subscription$/),
    `ok log group: ${LOG_GROUP} is kept for 90 days`,
    'ok failures: 40 invocations in the last day, none failed',
  ]);
});

it('names a variable that the stack did not set without its value, which may be a secret', async () => {
  const changed = configuration({ ...environment, EXTRA: 'secret' });
  const { findings } = await examine({ ...healthy, 'lambda:GetFunctionConfiguration': changed });
  expect(JSON.stringify(findings)).toContain('EXTRA was added');
  expect(JSON.stringify(findings)).not.toContain('secret');
});
