import { dirname } from 'node:path';
import { type ExecutionEnvironment, startExecutionEnvironment } from '../../../dev/runtime/execution-environment';
import { temporaryFolder } from '../../support/command';

const files = temporaryFolder();
const executionEnvironments: ExecutionEnvironment[] = [];

afterEach(() => {
  for (const executionEnvironment of executionEnvironments.splice(0)) executionEnvironment.stop();
});

function executionEnvironmentOf(source: string, timeout = 600_000): ExecutionEnvironment {
  const folder = dirname(files.write('index.mjs', source));
  const fn = { folder, environment: {}, timeout, memorySize: 128 };
  const executionEnvironment = startExecutionEnvironment(fn, { region: 'us-west-2' });
  executionEnvironments.push(executionEnvironment);
  return executionEnvironment;
}

const ENDED = { errorType: 'Runtime.ExitError', errorMessage: 'The function ended before it answered' };

describe('a function in the execution environment', () => {
  it.each([
    ['that answers nothing', 'async () => {}', { result: null }],
    ['that is not async', '() => 5', { result: 5 }],
    ['that throws before it waits', '() => { throw new RangeError("at once"); }', { errorType: 'RangeError' }],
    ['that throws a text', 'async () => { throw "a text"; }', { errorType: 'Error', errorMessage: 'a text' }],
  ])('%s has the outcome %#, time after time', async (_, handler, outcome) => {
    const executionEnvironment = executionEnvironmentOf(`export const handler = ${handler};`);
    expect(await executionEnvironment.invoke({})).toMatchObject(outcome);
    expect(await executionEnvironment.invoke({})).toMatchObject(outcome);
  });

  it.each(['none', 'archive.zip/node_modules/case-lookup'])(
    'whose folder %s is not on the disk is an error that says so and how to unpack the package',
    async (name) => {
      files.write('archive.zip', 'an archive');
      const folder = files.file(name);
      const fn = { folder, environment: {}, timeout: 1000, memorySize: 128 };
      const invoking = async () => startExecutionEnvironment(fn, { region: 'us-west-2' }).invoke({});
      await expect(invoking()).rejects.toThrow(
        `Cannot run the function in a process of its own: there is no folder ${folder} on the disk. If this package is in an archive, let Yarn unpack it: in package.json, {"dependenciesMeta":{"connect-case-lookup":{"unplugged":true}}}`,
      );
    },
  );

  it('that was stopped a moment ago cannot be invoked', async () => {
    const executionEnvironments = Array.from({ length: 10 }, () =>
      executionEnvironmentOf('export const handler = async () => {};'),
    );
    await Promise.all(executionEnvironments.map(({ initialised }) => initialised));
    for (const executionEnvironment of executionEnvironments) executionEnvironment.stop();
    // Long enough for the processes to be gone, and too short for this one to have heard of it.
    const wait = Date.now() + 100;
    while (Date.now() < wait);
    const outcomes = await Promise.all(
      executionEnvironments.map((executionEnvironment) => executionEnvironment.invoke({})),
    );
    expect(outcomes).toEqual(executionEnvironments.map(() => ENDED));
  });

  it.each([
    ['ended by itself', 'async () => process.exit(3)', undefined, ENDED],
    ['was killed when its time was over', '() => new Promise(() => {})', 100, { errorType: 'Sandbox.Timedout' }],
  ])('that %s cannot be invoked again', async (_, handler, timeout, outcome) => {
    const executionEnvironment = executionEnvironmentOf(`export const handler = ${handler};`, timeout);
    expect(await executionEnvironment.invoke({})).toMatchObject(outcome);
    expect(await executionEnvironment.invoke({})).toEqual(ENDED);
  });
});
