import { exampleFlow } from '../../../support/flows';
import { end, runContent, say } from '../../../support/run';

const counting = (count: string, to: { turn: string; done: string }) => ({
  Type: 'Loop',
  Parameters: { LoopCount: count },
  when: { ContinueLooping: to.turn, DoneLooping: to.done },
});
const prompts = (count: number) => Array.from({ length: count }, () => say({ Text: 'Please hold' }));

/** How many blocks a contact goes through. */
const lengthOf = async (...running: Parameters<typeof runContent>) => (await runContent(...running)).path.length;

describe('a run continues', () => {
  it('through 100 turns of a Loop block with eleven blocks in it', async () => {
    const flow = exampleFlow(
      counting('100', { turn: '1', done: '12' }),
      ...prompts(10),
      { ...say({ Text: 'x' }), next: '0' },
      end,
    );
    expect(await lengthOf(flow)).toBe(100 * 12 + 2);
  });

  it('through 100 turns of a Loop block with two hundred blocks in it', async () => {
    const flow = exampleFlow(
      counting('100', { turn: '1', done: '201' }),
      ...prompts(199),
      { ...say({ Text: 'x' }), next: '0' },
      end,
    );
    expect(await lengthOf(flow)).toBe(100 * 201 + 2);
  });

  it('through a Loop block in a Loop block', async () => {
    const inner = counting('40', { turn: '2', done: '0' });
    const flow = exampleFlow(
      counting('40', { turn: '1', done: '3' }),
      inner,
      { ...say({ Text: 'x' }), next: '1' },
      end,
    );
    expect(await lengthOf(flow)).toBe(40 * (1 + 40 * 2 + 1) + 2);
  });

  it('while a list of stubs has another item', async () => {
    const overList = { ...counting('', { turn: '1', done: '2' }), Parameters: { Elements: '$.External.list' } };
    const flow = exampleFlow(overList, { ...say({ Text: 'x' }), next: '0' }, end);
    const answers = [...Array.from({ length: 1500 }, () => 'ContinueLooping'), 'DoneLooping'];
    expect(await lengthOf(flow, { stubs: { blocks: { '0': answers } } })).toBe(2 * 1500 + 2);
  });
});

describe('a run ends with an error that says how to end it', () => {
  it('where a block leads back to itself', async () => {
    const running = runContent(exampleFlow({ ...say({ Text: 'a' }), next: '0' }));
    await expect(running).rejects.toThrow(
      'flow.json: block "0" (MessageParticipant "a") is the last of 1000 blocks that repeat earlier ones: the flow runs in circles. If something outside ends it, such as an agent who answers, let the scenario say so: {"blocks":{"0":{"end":"an agent answers"}}}',
    );
  });

  it('where a Loop block that is done leads back to itself', async () => {
    const flow = exampleFlow(counting('3', { turn: '1', done: '0' }), { ...say({ Text: 'a' }), next: '0' });
    await expect(runContent(flow)).rejects.toThrow('the flow runs in circles');
  });

  it('where a circle holds so many Loop blocks in each other that it would not repeat for hours', async () => {
    const flow = exampleFlow(
      counting('100', { turn: '1', done: '0' }),
      counting('100', { turn: '2', done: '0' }),
      counting('100', { turn: '3', done: '1' }),
      counting('100', { turn: '4', done: '2' }),
      { ...say({ Text: 'a' }), next: '3' },
    );
    await expect(runContent(flow)).rejects.toThrow(
      /comes after 100000 other blocks, more than a flow with an end is expected to have\. If something outside ends it, .*\{"blocks":\{"\d":\{"end":"an agent answers"\}\}\}/,
    );
  });

  it('where a list of stubs repeats its last item', async () => {
    const flow = exampleFlow({ Type: 'Wait', Parameters: { Events: ['x'] }, when: { x: '0' } });
    await expect(runContent(flow, { stubs: { blocks: { '0': ['x', 'x'] } } })).rejects.toThrow(
      'the flow runs in circles',
    );
  });
});
