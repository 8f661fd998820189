import { join } from 'node:path';
import type { FlowContent } from '../../../dev/flow/content/content';
import { FLOWS_FOLDER, readFlowContent } from '../../../lib/flows/flow-content';
import { examine } from '../../support/aws/examine';
import { Failure } from '../../support/aws/failure';
import { FUNCTION_ARN, healthyAccount } from '../../support/aws/healthy-account';
import { instanceWith } from '../../support/aws/published-flows';
import type { Answers } from '../../support/aws/stub';
import { block, exampleFlow, FLOW_FILE } from '../../support/flows';

const ALIAS_ARN = `${FUNCTION_ARN}:live`;
const { answers } = healthyAccount();

/** The sample flow as it is deployed, with a change that was made in the designer. */
function published(change: (flow: FlowContent) => void = () => {}): FlowContent {
  const flow = readFlowContent(FLOW_FILE, { functionArn: ALIAS_ARN, flowTimeLimit: 8 }) as FlowContent;
  change(flow);
  return flow;
}

async function findingsOf(account: Answers) {
  const { findings } = await examine({ ...answers, ...account }, { flows: () => {} });
  return findings.filter(({ check }) => check === 'flows');
}

const lookup = (flow: FlowContent) => block(flow, 'Look up cases').Parameters;

describe('the check of published flows', () => {
  it('counts the flows and modules of all pages that invoke the function', async () => {
    const other = exampleFlow({ Type: 'DisconnectParticipant' });
    const flows = ['A', 'B', 'C'].map((name) => ({ name, content: name === 'B' ? other : published() }));
    const findings = await findingsOf(instanceWith(flows, [{ name: 'M', content: published(), Status: 'published' }]));
    expect(findings).toEqual([
      { check: 'flows', outcome: 'ok', what: '3 of 4 published flows and modules invoke the function, in 3 blocks' },
    ]);
  });

  it.each<[string, (flow: FlowContent) => void, RegExp]>([
    [
      'a time limit of 3 s',
      (flow) => Object.assign(lookup(flow), { InvocationTimeLimitSeconds: '3' }),
      /was "3".*must be 8/,
    ],
    [
      'a response validation of JSON',
      (flow) => Object.assign(lookup(flow), { ResponseValidation: { ResponseType: 'JSON' } }),
      /has the response validation JSON/,
    ],
    [
      'the function without its alias',
      (flow) => Object.assign(lookup(flow), { LambdaFunctionARN: FUNCTION_ARN }),
      /without its alias, so no rollback/,
    ],
    [
      'the function without its alias, by an attribute',
      (flow) => {
        Object.assign(lookup(flow), { LambdaFunctionARN: '$.Attributes.lookup' });
        const attributes = flow.Actions.find(({ Type }) => Type === 'UpdateContactAttributes')?.Parameters.Attributes;
        Object.assign(attributes as object, { lookup: FUNCTION_ARN });
      },
      /without its alias, so no rollback/,
    ],
    [
      'the function of the same name in another Region',
      (flow) => Object.assign(lookup(flow), { LambdaFunctionARN: ALIAS_ARN.replace('us-west-2', 'us-east-1') }),
      /invokes the function of us-east-1; the instance is in us-west-2/,
    ],
    [
      'a version of the function',
      (flow) => Object.assign(lookup(flow), { LambdaFunctionARN: `${FUNCTION_ARN}:6` }),
      /invokes :6, so no later release reaches it/,
    ],
    [
      'no Error branch',
      (flow) => Object.assign(block(flow, 'Look up cases').Transitions, { Errors: [] }),
      /has no Error branch/,
    ],
    [
      'a key that the answer does not have',
      (flow) =>
        Object.assign(flow.Actions.find(({ Type }) => Type === 'Compare')?.Parameters ?? {}, {
          ComparisonValue: '$.External.caseTotal',
        }),
      /reads \$\.External\.caseTotal, which the function does not return/,
    ],
    [
      'a parameter that cannot be used',
      (flow) => Object.assign(lookup(flow), { LambdaInvocationAttributes: { maxCases: 'many' } }),
      /maxCases/,
    ],
  ])('finds %s and names flow, block and remedy', async (_, change, what) => {
    const [summary, ...findings] = await findingsOf(instanceWith([{ name: 'Main', content: published(change) }]));
    expect(summary?.what).toBe('1 of 1 published flows and modules invoke the function, in 1 block');
    expect(findings).toEqual([
      {
        check: 'flows',
        outcome: 'problem',
        what: expect.stringMatching(what),
        remedy: expect.stringContaining('publish the flow'),
      },
    ]);
    expect(findings[0]?.what).toMatch(/^flow "Main": block "/);
  });

  it('finds nothing wrong with a block that leaves the Region of the function open', async () => {
    const file = join(FLOWS_FOLDER, 'two-regions.flow.json');
    const content = readFlowContent(file, { functionArn: ALIAS_ARN, flowTimeLimit: 8 });
    expect(await findingsOf(instanceWith([{ name: 'Main', content }]))).toEqual([
      { check: 'flows', outcome: 'ok', what: '1 of 1 published flows and modules invoke the function, in 1 block' },
    ]);
  });

  it('says nothing of other blocks, which Connect validated when the flow was published', async () => {
    const content = published((flow) =>
      flow.Actions.push({ ...block(flow, 'Say one'), Identifier: 'lost', Type: 'New' }),
    );
    expect(await findingsOf(instanceWith([{ name: 'Main', content }]))).toHaveLength(1);
  });

  it('shows a parameter that the function does not read as a warning', async () => {
    const content = published((flow) => Object.assign(lookup(flow), { LambdaInvocationAttributes: { colour: 'red' } }));
    const [, hint] = await findingsOf(instanceWith([{ name: 'Main', content }]));
    expect(hint).toMatchObject({
      outcome: 'warning',
      what: expect.stringContaining('"colour", which it does not read'),
    });
  });

  it('passes over what is archived or was never published', async () => {
    const flows = [
      { name: 'Old', content: published(), State: 'ARCHIVED' },
      { name: 'Draft', content: published(), Status: 'SAVED' },
      { name: 'New', failure: new Failure('ContactFlowNotPublishedException') },
    ];
    expect((await findingsOf(instanceWith(flows))).map(({ what }) => what)).toEqual([
      '0 of 0 published flows and modules invoke the function, in 0 blocks',
    ]);
  });

  it('is unknown for a flow that cannot be read, and goes on with the next', async () => {
    const flows = [
      { name: 'Broken', failure: new Failure('InternalServiceException', 'oops') },
      { name: 'Odd', content: { modules: [], start: 'x' } },
      { name: 'Good', content: published() },
    ];
    expect(await findingsOf(instanceWith(flows))).toEqual([
      { check: 'flows', outcome: 'ok', what: '1 of 3 published flows and modules invoke the function, in 1 block' },
      expect.objectContaining({
        outcome: 'unknown',
        what: expect.stringMatching(/^flow "Broken" could not be checked: connect:/),
      }),
      expect.objectContaining({
        outcome: 'unknown',
        what: expect.stringMatching(/^flow "Odd" could not be checked: /),
      }),
    ]);
  });

  it('is unknown once where no flow may be read', async () => {
    const failure = new Failure('AccessDeniedException', 'no');
    const findings = await findingsOf(
      instanceWith([
        { name: 'A', failure },
        { name: 'B', failure },
      ]),
    );
    expect(findings).toEqual([
      { check: 'flows', outcome: 'unknown', what: 'connect:DescribeContactFlow is not allowed' },
    ]);
  });
});
