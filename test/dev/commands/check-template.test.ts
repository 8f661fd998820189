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
    [
      'the same as lists, for the provider awscc',
      { resource: [{ awscc_connect_contact_flow: [{ main: [{ type: 'CUSTOMER_HOLD', content }] }] }] },
      ['flow-type: the resource awscc_connect_contact_flow.main: block "0" (MessageParticipant)'],
    ],
    [
      'a template that writes it as JSON',
      cloudFormation({ 'Fn::ToJsonString': JSON.parse(content.replace('"0"', '{"Ref":"Start"}')) }),
      [`flow-type: ${atFlow}`],
    ],
    [
      'one with a byte-order mark before it',
      cloudFormation(`\ufeff${content}`),
      [`flow-type: ${atFlow}`, 'unfilled-placeholder: the resource Flow: $.Actions[0].Parameters.PromptId'],
    ],
  ])('%s', async (_, template, expected) => {
    const found = await rulesIn(files.write('template.json', template));
    expect(found.filter((one) => /^(flow-type|unfilled|unreadable)/.test(one)).toSorted()).toEqual(expected);
  });
});

describe('the linter reads the Settings of a module in a template', () => {
  const reading = JSON.stringify(
    exampleFlow({ Type: 'MessageParticipant', Parameters: { Text: '$.Modules.Input.zz' } }),
  );
  const module = (Settings: unknown) => ({
    Resources: { Module: { Type: 'AWS::Connect::ContactFlowModule', Properties: { Content: reading, Settings } } },
  });
  const contractOf = async (template: object) =>
    (await rulesIn(files.write('template.json', template))).filter((one) => /^(module-contract|unreadable)/.test(one));

  it.each([
    ['as a string', (settings: string) => settings],
    ['with placeholders', (settings: string) => ({ 'Fn::Sub': settings })],
  ])('%s, and warns of input that they do not declare', async (_, written) => {
    const settings = (name: string) =>
      JSON.stringify({ input: { schema: { type: 'object', properties: { [name]: { type: 'string' } } } } });
    const at = 'the resource Module: block "0" (MessageParticipant "$.Modules.Input.zz")';
    expect(await contractOf(module(written(settings('level'))))).toEqual([`module-contract: ${at}`]);
    expect(await contractOf(module(written(settings('zz'))))).toEqual([]);
  });

  it('and names them where they are not JSON', async () => {
    expect(await contractOf(module('{'))).toEqual(['unreadable-file: the resource Module: the content or Settings']);
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

describe('the linter checks the test case in', () => {
  const testCase = JSON.stringify({ Version: '2019-10-30', Metadata: {}, Observations: [] });
  const neverEnds = 'Observations never end the test; one must have a TestControl action';

  it.each<[string, object, string]>([
    [
      'a CloudFormation template',
      { Resources: { Test: { Type: 'AWS::Connect::TestCase', Properties: { Content: testCase } } } },
      `the resource Test: ${neverEnds}`,
    ],
    [
      "Terraform's JSON",
      { resource: { awscc_connect_test_case: { main: { content: testCase } } } },
      `the resource awscc_connect_test_case.main: ${neverEnds}`,
    ],
    ['the answer of describe-test-case', { TestCase: { Name: 'one', Content: `\ufeff${testCase}` } }, neverEnds],
  ])('%s', async (_, file, expected) => {
    const { stdout } = await runCommand(command, files.write('test-case.json', file));
    expect(stdout).toContain(expected);
    expect(stdout).not.toContain('unreadable-file');
  });

  it('the answer of describe-test-case, and says that it unwrapped it', async () => {
    const { stdout } = await runCommand(command, files.write('answer.json', { TestCase: { Content: testCase } }));
    expect(stdout).toContain('this is the answer of describe-test-case; its member Content is the test case');
  });
});

it.each<[string, object]>([
  ['the answer of list-contact-flows; give that of describe-contact-flow', { ContactFlowSummaryList: [] }],
  ['the answer of list-test-cases; give that of describe-test-case', { TestCaseSummaryList: [] }],
  ['a CloudFormation template without a flow, a module or a test case', { Resources: {} }],
  ["Terraform's JSON without a flow, a module or a test case", { resource: {} }],
])('the linter names what it cannot check: %s', async (what, content) => {
  const { stdout } = await runCommand(command, files.write('other.json', content));
  expect(stdout).toContain(`unreadable-file: the file is ${what}`);
});
