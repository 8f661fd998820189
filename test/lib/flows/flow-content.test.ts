import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FUNCTION_ARN_PLACEHOLDER, fillFlowContent, readFlowContent } from '../../../lib/flows/flow-content';
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

  it('changes nothing else', () => {
    const content = { text: '$.External.caseCount costs $5 {here}', list: [1, null, true, ['']] };
    expect(fillFlowContent(content, values)).toEqual(content);
  });

  it.each([
    [
      'an unknown placeholder',
      { a: [{ b: placeholder('QueueArn') }] },
      /\$\.a\[0\]\.b holds "\$\{QueueArn\}"; the only placeholder/,
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
