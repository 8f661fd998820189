import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Statement } from '../../dev/doctor/policy';
import { examine } from '../support/aws/examine';
import { configuration, healthyAccount, policyOf } from '../support/aws/healthy-account';
import { instanceWith } from '../support/aws/published-flows';

const operations = readFileSync(join(__dirname, '../../docs/permissions-and-threats.md'), 'utf8');
const section = operations.split('## What the doctor may read')[1]?.split('\n## ')[0] ?? '';
const { Statement: statements } = JSON.parse(/```json\n(.*?)```/s.exec(section)?.[1] ?? '') as {
  Statement: Statement[];
};
const documented = statements.flatMap(({ Action }) => Action as string[]);

/** What IAM wants together with other actions, and no call is named after (Service Authorization Reference). */
const DEPENDENT = ['connect:DescribeInstance', 'ds:DescribeDirectories'];

describe("the doctor's policy in docs/permissions-and-threats.md", () => {
  it('allows exactly what the checks call, with every option but --call', async () => {
    const { answers, environment } = healthyAccount();
    const account = {
      ...answers,
      ...instanceWith([{ name: 'Flow' }], [{ name: 'Module' }]),
      // What makes every check ask for all that it ever asks for.
      'lambda:GetFunctionConfiguration': configuration({ ...environment, CASE_DETAILS: 'search' }),
      'iam:GetRolePolicy': { PolicyDocument: policyOf() },
    };
    const { actions } = await examine(account, { flows: () => {} });
    expect(documented.filter((action) => !DEPENDENT.includes(action)).sort()).toEqual(actions);
  });

  it('allows nothing but reading', () => {
    expect(documented.filter((action) => !/:(Get|List|Describe|Search)[A-Z]|^logs:StartQuery$/.test(action))).toEqual(
      [],
    );
    expect(statements.map(({ Effect }) => Effect)).toEqual(statements.map(() => 'Allow'));
  });

  it('says what --call needs beside it', async () => {
    const { actions } = await examine(healthyAccount().answers, { contactId: 'c1' });
    expect(actions).toContain('lambda:InvokeFunction');
    expect(documented).not.toContain('lambda:InvokeFunction');
    expect(section.replaceAll(/\s+/g, ' ')).toContain('`--call` also needs `lambda:InvokeFunction`');
  });
});
