import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowContent } from '../../dev/flow/content/content';
import { answerKey, referencesIn } from '../../dev/flow/content/references';
import { RESPONSE_KEYS } from '../../lambda/contract/response';
import { FLOWS_FOLDER, FUNCTION_ARN_PLACEHOLDER, readFlowContent } from '../../lib/flows/flow-content';
import { CUSTOMER_FLOW_FILE, contentOf, FLOW_FILE, MODULE_FILE, problemsOf, TEST_CASE_FILES } from '../support/flows';
import { synthesized } from '../support/template';

const files = [FLOW_FILE, CUSTOMER_FLOW_FILE, MODULE_FILE];
const everyFile = readdirSync(FLOWS_FOLDER)
  .filter((file) => /\.(flow|module)\.json$/.test(file))
  .map((file) => join(FLOWS_FOLDER, file));
const lambdaBlocks = (content: FlowContent) => content.Actions.filter(({ Type }) => Type === 'InvokeLambdaFunction');

/** The keys of the function's answer that a content reads. */
function keysRead(file: string): string[] {
  const keys = referencesIn(JSON.stringify(contentOf(file).Actions)).map(answerKey);
  return [...new Set(keys.filter((key) => key !== undefined))];
}

describe('the flow content', () => {
  it.each(files)('of %s has no problem', (file) =>
    expect(problemsOf(contentOf(file), { customerLookup: file === CUSTOMER_FLOW_FILE })).toEqual([]),
  );

  it.each(everyFile)('of %s has a position for every block and for no other', (file) => {
    const { Actions, Metadata } = contentOf(file);
    const places = Metadata.ActionMetadata as Record<string, { position: { x: number; y: number } }>;
    expect(Object.keys(places).sort()).toEqual(Actions.map(({ Identifier }) => Identifier).sort());
    const drawn = Object.values(places).map(({ position: { x, y } }) => `${x},${y}`);
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('reads keys that the function returns, and the module reads all that are always there', () => {
    expect(keysRead(CUSTOMER_FLOW_FILE)).toEqual(keysRead(FLOW_FILE));
    // The contact id is the flow's own.
    expect(new Set<string>([...keysRead(FLOW_FILE), 'contactId'])).toEqual(new Set(RESPONSE_KEYS));
    expect(keysRead(MODULE_FILE).toSorted()).toEqual([...RESPONSE_KEYS].toSorted());
  });

  it('mocks in its test cases every key that the function returns, and no other', () => {
    const mocked = TEST_CASE_FILES.flatMap((file) => [
      ...JSON.stringify(contentOf(file)).matchAll(/"LoadedData":("(?:\\.|[^"])*")/g),
    ]);
    expect(mocked).toHaveLength(3);
    for (const [, data] of mocked) {
      expect(Object.keys(JSON.parse(JSON.parse(data as string)))).toEqual([...RESPONSE_KEYS]);
    }
  });
});

describe('the one time limit', () => {
  const { template } = synthesized();
  const [fn] = Object.values(template.findResources('AWS::Lambda::Function'));
  const timeout = fn?.Properties.Timeout as number;

  it.each(files)('is the same in the block of %s, the function and its environment', (file) => {
    const [block, ...more] = lambdaBlocks(contentOf(file));
    expect(more).toEqual([]);
    expect(block?.Parameters).toMatchObject({
      LambdaFunctionARN: FUNCTION_ARN_PLACEHOLDER,
      InvocationTimeLimitSeconds: String(timeout),
    });
    expect(fn?.Properties.Environment.Variables.FLOW_TIME_LIMIT_SECONDS).toBe(String(timeout));
  });

  it.each(files)('reaches the block of %s when it is another', (file) => {
    const filled = readFlowContent(file, { functionArn: 'arn', flowTimeLimit: 4 }) as FlowContent;
    expect(lambdaBlocks(filled)[0]?.Parameters.InvocationTimeLimitSeconds).toBe('4');
  });
});
