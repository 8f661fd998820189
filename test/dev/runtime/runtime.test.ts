import { dirname } from 'node:path';
import { type Sandbox, startSandbox } from '../../../dev/runtime/sandbox';
import { temporaryFolder } from '../../support/command';

const files = temporaryFolder();
const sandboxes: Sandbox[] = [];

afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.stop();
});

function sandboxOf(source: string, timeout = 600_000): Sandbox {
  const folder = dirname(files.write('index.mjs', source));
  const fn = { folder, environment: {}, timeout, memorySize: 128, dispose() {} };
  const sandbox = startSandbox(fn, { region: 'us-west-2' });
  sandboxes.push(sandbox);
  return sandbox;
}

const ENDED = { errorType: 'Runtime.ExitError', errorMessage: 'The function ended before it answered' };

describe('a function in the sandbox', () => {
  it.each([
    ['that answers nothing', 'async () => {}', { result: null }],
    ['that is not async', '() => 5', { result: 5 }],
    ['that throws before it waits', '() => { throw new RangeError("at once"); }', { errorType: 'RangeError' }],
    ['that throws a text', 'async () => { throw "a text"; }', { errorType: 'Error', errorMessage: 'a text' }],
  ])('%s has the outcome %#, time after time', async (_, handler, outcome) => {
    const sandbox = sandboxOf(`export const handler = ${handler};`);
    expect(await sandbox.invoke({})).toMatchObject(outcome);
    expect(await sandbox.invoke({})).toMatchObject(outcome);
  });

  it('whose process cannot be started is an error that says so', async () => {
    const fn = { folder: files.file('none'), environment: {}, timeout: 1000, memorySize: 128 };
    const sandbox = startSandbox(fn, { region: 'us-west-2' });
    await expect(sandbox.invoke({})).rejects.toThrow('Cannot run the function in a process of its own: ');
  });

  it('that was stopped a moment ago cannot be invoked', async () => {
    const sandboxes = Array.from({ length: 10 }, () => sandboxOf('export const handler = async () => {};'));
    await Promise.all(sandboxes.map(({ initialised }) => initialised));
    for (const sandbox of sandboxes) sandbox.stop();
    // Long enough for the processes to be gone, and too short for this one to have heard of it.
    const wait = Date.now() + 100;
    while (Date.now() < wait);
    const outcomes = await Promise.all(sandboxes.map((sandbox) => sandbox.invoke({})));
    expect(outcomes).toEqual(sandboxes.map(() => ENDED));
  });

  it.each([
    ['ended by itself', 'async () => process.exit(3)', undefined, ENDED],
    ['was killed when its time was over', '() => new Promise(() => {})', 100, { errorType: 'Sandbox.Timedout' }],
  ])('that %s cannot be invoked again', async (_, handler, timeout, outcome) => {
    const sandbox = sandboxOf(`export const handler = ${handler};`, timeout);
    expect(await sandbox.invoke({})).toMatchObject(outcome);
    expect(await sandbox.invoke({})).toEqual(ENDED);
  });
});
