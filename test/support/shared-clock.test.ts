import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { sharedClock } from './shared-clock';

/** Prints how many milliseconds of the clock pass while a file waits to be closed by the only thread, which is busy. */
const CLOSING = `
  import { pbkdf2 } from 'node:crypto';
  import { open } from 'node:fs/promises';
  const handle = await open(process.execPath);
  await new Promise((resolve) => setTimeout(resolve, 5));
  const began = Date.now();
  pbkdf2('password', 'salt', 200_000, 64, 'sha512', () => {});
  await handle.close();
  console.log(Date.now() - began);
`;

it('lets no time pass while a thread of a process that lives by it closes a file', async () => {
  const { environment, leave } = sharedClock.join();
  const child = spawn(process.execPath, ['--input-type=module', '--eval', CLOSING], {
    env: { ...environment, UV_THREADPOOL_SIZE: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  leave();
  expect(output).toBe('0\n');
});
