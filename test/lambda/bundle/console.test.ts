import { Console as Original } from 'node:console';
import { PassThrough } from 'node:stream';
import { Console } from '../../../lambda/bundle/console';

const METHODS = ['debug', 'info', 'log', 'warn', 'error'] as const;

function printed(Class: typeof Console | typeof Original) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const console = new Class({ stdout, stderr });
  for (const method of METHODS) console[method](`{"method":"${method}","share":"100 %d"}`);
  return [stdout, stderr].map((stream) => String(stream.read()));
}

describe('the console of the bundle', () => {
  it("prints each line where Node.js' own does, and as it is", () => {
    expect(printed(Console)).toEqual(printed(Original));
  });
});
