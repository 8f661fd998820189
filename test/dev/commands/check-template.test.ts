import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check as command } from '../../../dev/commands/check';
import { runCommand, temporaryFolder } from '../../support/command';
import { exampleFlow } from '../../support/flows';

const files = temporaryFolder();

/** A flow that the type CUSTOMER_HOLD does not allow, and that holds a placeholder. */
const content = JSON.stringify(
  exampleFlow({ Type: 'MessageParticipant', Parameters: { PromptId: `${'$'}{Prompt}` }, errors: ['NoMatchingError'] }),
);
const [before = '', after = ''] = content.split(`${'$'}{Prompt}`);

const cloudFormation = (Content: unknown) => ({
  Resources: { Flow: { Type: 'AWS::Connect::ContactFlow', Properties: { Type: 'CUSTOMER_HOLD', Content } } },
});
const terraform = (text: unknown) => ({
  resource: { aws_connect_contact_flow: { main: { type: 'CUSTOMER_HOLD', content: text } } },
});

async function rulesIn(...operands: string[]) {
  const { stdout } = await runCommand(command, ...operands, '--format', 'json');
  const findings: { rule: string; level: string; place: string }[] = JSON.parse(stdout);
  return findings.map(({ rule, place }) => `${rule}: ${place}`);
}

describe('the linter takes content and type of a flow from', () => {
  const atFlow = 'the resource Flow: block "0" (MessageParticipant)';

  it.each<[string, object, string[]]>([
    [
      'a CloudFormation template',
      cloudFormation(content),
      [`flow-type: ${atFlow}`, 'unfilled-placeholder: the resource Flow: $.Actions[0].Parameters.PromptId'],
    ],
    ['one that fills in placeholders', cloudFormation({ 'Fn::Sub': content }), [`flow-type: ${atFlow}`]],
    ['one with values for them', cloudFormation({ 'Fn::Sub': [content, {}] }), [`flow-type: ${atFlow}`]],
    [
      'one that the CDK wrote',
      cloudFormation({ 'Fn::Join': ['', [before, { Ref: 'Prompt' }, after]] }),
      [`flow-type: ${atFlow}`],
    ],
    [
      "Terraform's JSON",
      terraform(content),
      ['flow-type: the resource aws_connect_contact_flow.main: block "0" (MessageParticipant)'],
    ],
  ])('%s', async (_, template, expected) => {
    const found = await rulesIn(files.write('template.json', template));
    expect(found.filter((one) => /^(flow-type|unfilled|unreadable)/.test(one)).toSorted()).toEqual(expected);
  });
});

it('the linter names the resource whose content comes from elsewhere or is not JSON, and goes on in a folder', async () => {
  const elsewhere = files.write('elsewhere.json', terraform(`${'$'}{file("flow.json")}`));
  const main = 'the resource aws_connect_contact_flow.main: the content';
  expect(await rulesIn(elsewhere)).toEqual([`unreadable-file: ${main}`]);
  expect(await rulesIn(files.write('broken.json', terraform('{ "Version": }')))).toEqual([`unreadable-file: ${main}`]);
  const folder = join(dirname(elsewhere), 'folder');
  mkdirSync(folder);
  files.write('folder/elsewhere.json', terraform(`${'$'}{file("flow.json")}`));
  expect(await rulesIn(folder)).toEqual([`other-file: ${main}`]);
});
