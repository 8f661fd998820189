import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ARN_BY_REGION_PLACEHOLDER,
  FUNCTION_ARN_PLACEHOLDER,
  fillFlowContent,
  MODULE_ID_PLACEHOLDER,
  parseFlowFile,
  readFlowContent,
} from '../../../lib/flows/flow-content';
import { FLOW_FILE, MODULE_FILE, TEST_CASE_FILES } from '../../support/flows';

const values = { functionArn: 'arn:aws:lambda:us-west-2:111122223333:function:"quoted"\\', flowTimeLimit: 5 };
const placeholder = (name: string) => `${'$'}{${name}}`;

describe('filling in flow content', () => {
  it.each([FLOW_FILE, MODULE_FILE, ...TEST_CASE_FILES])('leaves no placeholder in %s', (file) => {
    const filled = JSON.stringify(readFlowContent(file, values));
    expect(filled).not.toContain(placeholder(''));
    expect(filled).not.toContain('$' + '{');
    expect(filled).toContain(JSON.stringify(values.functionArn));
  });

  it('fills in an ARN with any characters, and the time limit of the block that uses it', () => {
    const block = {
      LambdaFunctionARN: FUNCTION_ARN_PLACEHOLDER,
      InvocationTimeLimitSeconds: '8',
      ResponseValidation: {},
    };
    const other = { LambdaFunctionARN: 'other', InvocationTimeLimitSeconds: '2' };
    expect(fillFlowContent({ Actions: [{ Parameters: block }, { Parameters: other }] }, values)).toEqual({
      Actions: [
        { Parameters: { ...block, LambdaFunctionARN: values.functionArn, InvocationTimeLimitSeconds: '5' } },
        { Parameters: other },
      ],
    });
  });

  it('fills in an ARN that leaves the Region open, and the time limit of the block that takes it from an attribute', () => {
    const functionArn = 'arn:aws:lambda:us-west-2:111122223333:function:lookup:live';
    const set = { Attributes: { arn: ARN_BY_REGION_PLACEHOLDER } };
    const block = { LambdaFunctionARN: '$.Attributes.arn', InvocationTimeLimitSeconds: '8' };
    expect(fillFlowContent([set, block], { functionArn, flowTimeLimit: 5 })).toEqual([
      { Attributes: { arn: 'arn:aws:lambda:$.AwsRegion:111122223333:function:lookup:live' } },
      { ...block, InvocationTimeLimitSeconds: '5' },
    ]);
  });

  it('fills in the id of the module, and refuses content that invokes it where no id is given', () => {
    const content = { FlowModuleId: MODULE_ID_PLACEHOLDER };
    expect(fillFlowContent(content, { ...values, moduleId: 'm' })).toEqual({ FlowModuleId: 'm' });
    expect(() => fillFlowContent(content, values)).toThrow(/\$\.FlowModuleId holds "\$\{CaseLookupModuleId\}"/);
  });

  it('takes what a module declares from the answer of describe-contact-flow-module', () => {
    const settings = { input: { schema: { properties: { contacts: { type: 'string' } } } } };
    const folder = mkdtempSync(join(tmpdir(), 'flow-content-'));
    const file = join(folder, 'answer.json');
    const answer = { Content: '{"Metadata":{"name":"m"}}', Settings: JSON.stringify(settings) };
    writeFileSync(file, JSON.stringify({ ContactFlowModule: answer }));
    expect(parseFlowFile(file)).toMatchObject({ content: { Metadata: { name: 'm', settings } }, type: 'MODULE' });
    rmSync(folder, { recursive: true });
  });

  it('changes nothing else', () => {
    const content = { text: '$.External.caseCount costs $5 {here}', list: [1, null, true, ['']] };
    expect(fillFlowContent(content, values)).toEqual(content);
  });

  it.each([
    [
      'an unknown placeholder',
      { a: [{ b: placeholder('QueueArn') }] },
      /\$\.a\[0\]\.b holds "\$\{QueueArn\}"; the placeholders that can/,
    ],
    [
      'one within a text',
      { a: `x ${FUNCTION_ARN_PLACEHOLDER}` },
      /\$\.a holds "x \$\{CaseLookupFunctionArn\}"; .* as a whole value/,
    ],
    ['one that is cut off', { a: '$' + '{CaseLookup' }, /\$\.a holds/],
    ['one as others write them', { a: 'for {{QUEUE}}' }, /\$\.a holds "for \{\{QUEUE\}\}"/],
    ['one that is a name', { [placeholder('Name')]: 1 }, /holds "\$\{Name\}"/],
  ])('refuses %s, with its place', (_, content, message) => {
    expect(() => fillFlowContent(content, values, 'a.json')).toThrow(message);
    expect(() => fillFlowContent(content, values, 'a.json')).toThrow(/^a\.json cannot be used: /);
  });

  it('names every one at once', () => {
    const content = { a: placeholder('A'), b: placeholder('B') };
    expect(() => fillFlowContent(content, values)).toThrow(/\$\.a holds .*\$\.b holds/);
  });

  it('names the file that is not JSON or not there', () => {
    const folder = mkdtempSync(join(tmpdir(), 'flow-content-'));
    const file = join(folder, 'flow.json');
    writeFileSync(file, '{');
    expect(() => readFlowContent(file, values)).toThrow(`${file} cannot be used: it is not valid JSON`);
    rmSync(folder, { recursive: true });
    expect(() => readFlowContent(file, values)).toThrow(/cannot be used: there is no such file/);
  });
});
