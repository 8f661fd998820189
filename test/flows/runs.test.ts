import { basename, join } from 'node:path';
import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import { readFlow } from '../../dev/flow/content/read-flow';
import type { NamedFlow } from '../../dev/flow/context/context';
import { branchesTaken, coverageOf, describeCoverage, type FlowBranch } from '../../dev/flow/run/coverage';
import { type LocalInstance, startLocalInstance } from '../../dev/lookup/local-instance';
import { EXAMPLE_FUNCTION_ARN } from '../../dev/lookup/options';
import { FLOWS_FOLDER, readFlowContent } from '../../lib/flows/flow-content';
import { deployedFunction } from '../support/deployed-function';
import { cases, eventFor } from '../support/events';
import { FLOW_FILE, MODULE_FILE } from '../support/flows';
import { pathOf } from '../support/run';
import { SHARED_TIME } from '../support/shared-clock';

/** Seconds: short, so that a lookup that is throttled to its end ends soon. */
const LIMIT = 3;
const MODULE_ARN = 'arn:aws:connect:us-west-2:111122223333:instance/i/flow-module/m';
const fn = deployedFunction(LIMIT);

function read(file: string, flowTimeLimit = LIMIT): NamedFlow {
  const values = { functionArn: EXAMPLE_FUNCTION_ARN, flowTimeLimit, moduleId: MODULE_ARN };
  const content = readFlow(readFlowContent(file, values));
  return { name: basename(file), content };
}

const flow = read(FLOW_FILE);
const lookUpModule = read(MODULE_FILE);
const caller = read(join(FLOWS_FOLDER, 'by-module.flow.json'));
const taken: FlowBranch[] = [];
const linked = { none: [], one: cases(1), several: cases(3), many: cases(30) };

/** Stubs that let blocks take their Error branch. */
const failing = (blocks: string[]) => Object.fromEntries(blocks.map((block) => [block, { error: 'NoMatchingError' }]));

/** An event whose contact has so many bytes of attributes already. */
function laden(contactId: string, bytes: number) {
  const event = eventFor(contactId);
  Object.assign(event.Details.ContactData, { Attributes: { x: 'x'.repeat(bytes - 1) } });
  return event;
}

describe('contacts run through the sample flow and the module with the real bundle:', () => {
  let instance: LocalInstance;

  beforeAll(async () => {
    const modules = new Map([[MODULE_ARN, lookUpModule]]);
    instance = await startLocalInstance({
      functionOf: () => fn,
      functionArn: EXAMPLE_FUNCTION_ARN,
      emulator: { domainId: DEFAULT_DOMAIN_ID, cases: linked },
      time: SHARED_TIME,
      modules,
    });
    await instance.run(flow, eventFor('warm'));
  });
  afterAll(() => instance.stop());

  async function run(
    content: NamedFlow,
    event: ReturnType<typeof eventFor>,
    { faults = '', fail = [] as string[] } = {},
  ) {
    instance.emulator.refillQuota();
    instance.emulator.play(faults);
    const result = await instance.run(content, event, { stubs: { blocks: failing(fail) } });
    taken.push(...branchesTaken(result.path));
    const said = result.path.find(({ type }) => type === 'MessageParticipant')?.block;
    const lambda = result.path.find(({ type }) => type === 'InvokeLambdaFunction');
    return { ...result, said, lambda: lambda?.notes.join(' ') };
  }

  it.each([
    ['none', '0', 'Say none'],
    ['one', '1', 'Say one'],
    ['several', '3', 'Say several'],
  ] as const)('%s', async (contactId, caseCount, block) => {
    const ids = linked[contactId].map(({ caseId }) => caseId);
    const expected = {
      caseLookup: 'succeeded',
      caseCount,
      firstCaseId: ids[0] ?? '',
      firstTemplateId: ids[0] ? 'template-0' : '',
      caseIds: ids.join('_'),
      caseListComplete: 'true',
    };
    const through = await run(flow, eventFor(contactId));
    expect(through).toMatchObject({ said: block, attributes: expected, end: 'the contact is disconnected' });
    const within = await run(caller, eventFor(contactId));
    expect(within).toMatchObject({ attributes: expected, end: 'the contact is disconnected' });
  });

  it('throttled and recovered', async () => {
    const { said, attributes, requests } = await run(flow, eventFor('one'), { faults: 'throttle*2' });
    expect(requests.map(({ outcome }) => outcome)).toEqual(['throttle', 'throttle', 'ok']);
    expect({ said, count: attributes.caseCount }).toEqual({ said: 'Say one', count: '1' });
  });

  it.each([
    ['throttled to the end', 'throttle*', 'CasesThrottledError'],
    ['denied', '403*', 'CasesAccessDeniedError'],
  ])('%s', async (_, faults, error) => {
    const through = await run(flow, eventFor(`flow ${error}`.replaceAll(' ', '-')), { faults });
    expect(through).toMatchObject({ said: 'Say unknown', lambda: expect.stringContaining(error) });
    expect(through.attributes).toMatchObject({ caseLookup: 'failed', caseCount: 'unknown' });
    const within = await run(caller, eventFor(`module-${error}`), { faults });
    expect(within).toMatchObject({ said: 'Say unknown', lambda: expect.stringContaining(error) });
    expect(within.attributes).toMatchObject({ caseLookup: 'failed', caseCount: 'unknown' });
  });

  it('denied, and invoked again three times without a second request', async () => {
    const { lambda, requests } = await run(flow, eventFor('denied-again'), { faults: '403*' });
    expect(lambda).toContain('4 invocations');
    expect(requests).toHaveLength(1);
  });

  it('answered late: the block has given up, and the next lookup gets another execution environment', async () => {
    const hasty = read(FLOW_FILE, 1);
    const late = await run(hasty, eventFor('several'), { faults: 'slow:1500' });
    expect(late).toMatchObject({ said: 'Say unknown', lambda: expect.stringContaining('no answer within 1 s') });
    const next = await run(flow, eventFor('one'));
    expect(next).toMatchObject({ said: 'Say one', attributes: { caseCount: '1' } });
  });

  it('that already have nearly 32 KB of attributes', async () => {
    const through = await run(flow, laden('several', 32_740));
    expect(pathOf(through)).toContain('Keep the result: NoMatchingError');
    expect(through).toMatchObject({ said: 'Say several', attributes: { x: expect.any(String) } });
    const full = await run(caller, laden('several', 32_760));
    expect(pathOf(full)).toEqual(expect.arrayContaining(['Keep the result: NoMatchingError', 'Return Unknown']));
    const tight = await run(caller, laden('many', 32_480));
    expect(pathOf(tight)).toEqual(
      expect.arrayContaining(['Keep the result: NoMatchingError', 'Keep the failure: Success', 'Return Unknown']),
    );
    expect(tight.attributes).toMatchObject({ caseLookup: 'failed' });
  });

  it.each(['Say none', 'Say one', 'Say several', 'Say unknown', 'Keep the failure'])(
    'whose block "%s" fails',
    async (block) => {
      const contactId =
        { 'Say none': 'none', 'Say one': 'one', 'Say several': 'several' }[block] ?? `failing-${block.length}`;
      const { path, end } = await run(flow, eventFor(contactId), {
        faults: contactId in linked ? '' : '403*',
        fail: [block],
      });
      expect(path.find((step) => step.block === block)?.branch).toBe('NoMatchingError');
      expect(end).toBe('the contact is disconnected');
    },
  );

  it.each([
    ['breaks STRING_MAP', { caseCount: 1 }, 'Look up cases: NoMatchingError'],
    ['is that of another function', { greeting: 'Hello' }, 'How many cases: NoMatchingCondition'],
  ])('with an answer that %s', async (_, answer, branch) => {
    const other = await startLocalInstance({
      functionOf: () => fn,
      functionArn: 'none',
      emulator: { domainId: DEFAULT_DOMAIN_ID },
      time: SHARED_TIME,
      stubs: { functions: { [EXAMPLE_FUNCTION_ARN]: { value: answer } } },
    });
    const result = await other.run(flow, eventFor('any'));
    const alone = await other.run(lookUpModule, eventFor('any'));
    await other.stop();
    taken.push(...branchesTaken([...result.path, ...alone.path]));
    expect(pathOf(alone)).toContain('Return Unknown');
    expect(pathOf(result)).toEqual(
      expect.arrayContaining([branch, 'Keep the failure: Success', 'Say unknown: Success']),
    );
    expect(result.attributes).toMatchObject({ caseLookup: 'failed', caseCount: 'unknown' });
  });

  it('take together every branch', () => {
    const coverage = coverageOf([flow, lookUpModule], taken);
    process.stdout.write(`sample flow and module, ${describeCoverage(coverage)}\n`);
    expect(coverage.missed).toEqual([]);
    expect(coverage.of).toBeGreaterThan(20);
  });
});
