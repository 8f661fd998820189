import { dirname } from 'node:path';
import { fakeFunction } from '../../../../dev/flow/run/fake-function';
import { startExecutionEnvironment } from '../../../../dev/runtime/execution-environment';
import { createVirtualClock } from '../../../../dev/virtual-clock';
import { temporaryFolder } from '../../../support/command';

const files = temporaryFolder();
let count = 0;

/** Runs a handler of a scenario; returns how it ends. */
async function outcomeOf(handler: string, event: unknown = {}, name = '') {
  const file = files.write(`${count++}.cjs`, handler);
  const clock = createVirtualClock();
  const [outcome] = await Promise.all([fakeFunction({ handler: `${file}${name}` }, event, clock), clock.run()]);
  return outcome;
}

/** Runs it as the function of this project is run, in a process of its own. */
async function outcomeInLambda(handler: string) {
  const folder = dirname(files.write('index.mjs', `export const handler = ${handler};`));
  const fn = { folder, environment: {}, timeout: 600_000, memorySize: 128 };
  const executionEnvironment = startExecutionEnvironment(fn, { region: 'us-west-2' });
  const outcome = await executionEnvironment.invoke({});
  executionEnvironment.stop();
  return outcome;
}

describe('a handler of a scenario', () => {
  it.each([
    ['answers nothing', 'async () => {}', { result: null }],
    ['answers what is not JSON', 'async () => ({ at: new Date(0) })', { result: { at: '1970-01-01T00:00:00.000Z' } }],
    ['throws an error', '() => { throw new RangeError("no"); }', { errorType: 'RangeError', errorMessage: 'no' }],
    ['throws null', 'async () => { throw null; }', { errorType: 'Error', errorMessage: 'null' }],
    ['throws a string', 'async () => { throw "no"; }', { errorType: 'Error', errorMessage: 'no' }],
  ])('that %s ends as the function itself would', async (_, handler, outcome) => {
    expect(await outcomeOf(`exports.handler = ${handler};`)).toEqual(outcome);
    expect(await outcomeInLambda(handler)).toEqual(outcome);
  });

  it('fails where its answer has no JSON', async () => {
    expect(await outcomeOf('exports.handler = () => 1n;')).toMatchObject({ errorType: 'TypeError' });
  });

  it('cannot change the event of the contact', async () => {
    const event = { Attributes: { tier: 'gold' } };
    await outcomeOf('exports.handler = (event) => { event.Attributes.tier = ""; };', event);
    expect(event).toEqual({ Attributes: { tier: 'gold' } });
  });

  it.each([
    ['throws while it is loaded', 'throw new Error("no");', '', /^The handler \S+ cannot be loaded: Error: no$/],
    ['lacks the export', 'exports.run = 1;', '#main', /^The handler \S+ exports no function "main"; it exports run/],
  ])('that %s is an error of the contact, which names the file', async (_, source, name, message) => {
    await expect(outcomeOf(source, {}, name)).rejects.toMatchObject({
      name: 'FlowRunError',
      message: expect.stringMatching(message),
    });
  });
});
