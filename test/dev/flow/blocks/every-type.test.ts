import { BLOCK_TYPES, blockTypeOf } from '../../../../dev/flow/blocks/block-types';
import type { ParameterRule } from '../../../../dev/flow/blocks/parameters';
import { readFlow } from '../../../../dev/flow/content/read-flow';
import { createStubs } from '../../../../dev/flow/context/stubs';
import { renderPage } from '../../../../dev/flow/draw/page';
import { coverageOf } from '../../../../dev/flow/run/coverage';
import { missingStubs } from '../../../../dev/flow/run/required-stubs';
import { eventOf } from '../../../../dev/flow/run/scenario/contact-event';
import { splitScenario } from '../../../../dev/flow/run/scenario/scenario';
import { schemaProblems } from '../../../../dev/flow/run/scenario/schema';
import { scenarioTemplate } from '../../../../dev/flow/run/scenario/template';
import { exampleFlow, problemsOf } from '../../../support/flows';
import { end, FILES, pathOf, runContent } from '../../../support/run';

/** Parameters that make a block of the type valid, where a value of the right kind is not enough. */
const EXAMPLES: Record<string, Record<string, unknown>> = {
  UpdateContactEventHooks: { EventHooks: { CustomerQueue: 'flow-1' } },
  InvokeLambdaFunction: {
    LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:fn',
    InvocationTimeLimitSeconds: '8',
  },
  MessageParticipant: { Text: 'Hello' },
  MessageParticipantIteratively: { Messages: [{ Text: 'Hello' }], InterruptFrequencySeconds: '30' },
  GetParticipantInput: { Text: 'Press 1', InputTimeLimitSeconds: '5' },
  Loop: { LoopCount: '2' },
  TransferParticipantToThirdParty: { ThirdPartyPhoneNumber: '$.Attributes.phone', ContinueFlowExecution: 'True' },
  UpdateContactTargetQueue: { QueueId: 'queue-1' },
};

function exampleOf({ required, accepts, members, expected }: ParameterRule): unknown {
  if (required === undefined) return undefined;
  if (members !== undefined) return examplesOf(members);
  const values = ['x', '1', '$.Channel', {}, ['x'], ...String(expected).split(' or ')];
  return values.find((value) => accepts === undefined || accepts(value, {}));
}

function examplesOf(rules: Record<string, ParameterRule>): Record<string, unknown> {
  const given = Object.entries(rules).map(([name, rule]) => [name, exampleOf(rule)] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

/** A flow of one block of a type, with every error branch and one condition where it chooses, and an end. */
function flowWith(Type: string) {
  const { parameters = {}, errors = { NoMatchingError: 'optional' }, conditions } = blockTypeOf(Type)!;
  const Parameters = EXAMPLES[Type] ?? examplesOf(parameters);
  const when: Record<string, string> = conditions === undefined ? {} : { '1': '1' };
  return exampleFlow({ Type, Parameters, errors: Object.keys(errors), when }, end);
}

describe.each(Object.keys(BLOCK_TYPES))('%s', (Type) => {
  const content = flowWith(Type);
  const flow = { name: 'flow.json', content: readFlow(content) };

  it('is known to the linter', () => {
    const unknown = problemsOf(content).filter((problem) =>
      /not known|does not list|has no (parameter|.*branch)/.test(problem),
    );
    expect(unknown).toEqual([]);
  });

  it('runs with the stubs of its template, and fails where a stub says so', async () => {
    const nothing = { flows: new Map(), modules: new Map(), stubs: createStubs({}), hasFunction: () => false };
    const template = scenarioTemplate(flow, missingStubs(flow, nothing), []);
    expect(await schemaProblems(template)).toEqual([]);
    const stubs = splitScenario(template).stubs;
    const event = eventOf(template.contacts![0]!, FILES);
    // No block of the flow sets the queue to which one transfers.
    event.Details.ContactData.Queue = { ARN: 'arn:aws:connect:us-west-2:111122223333:instance/i/queue/q' };
    const functions = { 'arn:aws:lambda:us-west-2:111122223333:function:fn': () => ({ result: {} }) };
    expect((await runContent(content, { stubs, event, functions })).end).not.toBe('');
    const failing = { blocks: { '0': { error: 'NoMatchingError' } } };
    const hasError = content.Actions[0]!.Transitions.Errors.some(({ ErrorType }) => ErrorType === 'NoMatchingError');
    if (hasError) expect(pathOf(await runContent(content, { stubs: failing, event }))[0]).toBe('0: NoMatchingError');
  });

  it('is drawn in the colour of its group, and counts in the coverage', () => {
    const { group, title } = blockTypeOf(Type)!;
    const html = renderPage({ title: 'a flow', flows: [{ ...flow, findings: [] }], runs: [] });
    expect(html).toContain(`class="block ${group}"`);
    expect(html).toContain(title.split(',')[0]!);
    const missed = coverageOf([flow], []).missed.map(({ branch }) => branch);
    expect(missed).toEqual(
      expect.arrayContaining(flow.content.Actions[0]!.Transitions.Errors.map(({ ErrorType }) => ErrorType)),
    );
  });
});
