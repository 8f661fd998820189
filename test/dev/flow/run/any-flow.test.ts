import fc from 'fast-check';
import { BLOCK_TYPES } from '../../../../dev/flow/blocks/block-types';
import { readFlow } from '../../../../dev/flow/content/read-flow';
import { FlowRunError } from '../../../../dev/flow/context/errors';
import { createStubs } from '../../../../dev/flow/context/stubs';
import { fakeFunction } from '../../../../dev/flow/run/fake-function';
import { missingStubs } from '../../../../dev/flow/run/required-stubs';
import { runFlow } from '../../../../dev/flow/run/run-flow';
import { eventOf } from '../../../../dev/flow/run/scenario/contact-event';
import { splitScenario } from '../../../../dev/flow/run/scenario/scenario';
import { schemaProblems } from '../../../../dev/flow/run/scenario/schema';
import { scenarioTemplate } from '../../../../dev/flow/run/scenario/template';
import { createVirtualClock } from '../../../../dev/virtual-clock';
import { FILES } from '../../../support/run';

const BLOCKS = 8;
const target = fc.nat(BLOCKS - 1).map(String);
const word = fc.constantFrom('1', 'x', 'True', '$.External.a', "$.Attributes.['b c']", '$.Lex.Slots.s', '$.Queue.Name');
const value = fc.oneof(word, fc.record({ Id: word }), fc.array(word, { maxLength: 2 }), fc.nat(3));

/** The parameters that some type of block reads. */
const parameters = fc.dictionary(
  fc.constantFrom(
    ...['Text', 'SSML', 'StoreInput', 'ComparisonValue', 'LoopCount', 'Attributes', 'LambdaFunctionARN', 'Tags'],
    ...['InvocationTimeLimitSeconds', 'FlowModuleId', 'ContactFlowId', 'ViewResource', 'QueueId', 'Messages', 'Events'],
    ...['Result', 'ResultData', 'FlowAttributes', 'ContinueFlowExecution', 'InterruptFrequencySeconds', 'TagKeys'],
  ),
  value,
);

const block = fc.record({
  Type: fc.constantFrom(...Object.keys(BLOCK_TYPES)),
  Parameters: parameters,
  Transitions: fc.record({
    NextAction: target,
    Errors: fc.array(
      fc.record({ ErrorType: fc.constantFrom('NoMatchingError', 'NoMatchingCondition'), NextAction: target }),
      { maxLength: 2 },
    ),
    Conditions: fc.array(
      fc.record({
        Condition: fc.record({ Operator: fc.constantFrom('Equals', 'NumberLessThan'), Operands: fc.tuple(word) }),
        NextAction: target,
      }),
      { maxLength: 2 },
    ),
  }),
});

const anyFlow = fc.array(block, { minLength: BLOCKS, maxLength: BLOCKS }).map((blocks) => ({
  Version: '2019-10-30',
  StartAction: '0',
  Metadata: {},
  Actions: blocks.map((one, index) => ({ Identifier: `${index}`, ...one })),
}));

describe('any flow of blocks that the runner knows', () => {
  it('gets a valid template, and runs to its end with it or stops with an error that names a block', async () => {
    await fc.assert(
      fc.asyncProperty(anyFlow, async (content) => {
        const flow = { name: 'any.json', content: readFlow(JSON.parse(JSON.stringify(content))) };
        const nothing = { flows: new Map(), modules: new Map(), stubs: createStubs({}), hasFunction: () => false };
        const template = scenarioTemplate(flow, missingStubs(flow, nothing), []);
        expect(await schemaProblems(JSON.parse(JSON.stringify(template)))).toEqual([]);
        const clock = createVirtualClock();
        const stubs = createStubs(splitScenario(template).stubs);
        const running = runFlow(flow, {
          event: eventOf(template.contacts![0]!, FILES),
          functionOf: (names) => async (event) =>
            fakeFunction(stubs.take('functions', names) ?? { value: {} }, event, clock),
          ...{ modules: new Map(), flows: new Map(), stubs, clock },
        }).catch((error) => {
          expect(error).toBeInstanceOf(FlowRunError);
          expect(error.message).toMatch(/^any\.json: (block "\d" |there is no block)/);
          return undefined;
        });
        const [run] = await Promise.all([running, clock.run()]);
        if (run !== undefined) expect(run.end).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });
});
