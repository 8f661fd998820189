import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

describe('an execution environment', () => {
  it('ends with the process that started it, even in the middle of an invocation', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'orphaned-'));
    const file = join(folder, 'index.mjs');
    writeFileSync(file, 'export const handler = () => new Promise(() => setInterval(() => {}, 1000));');
    const child = spawn(process.execPath, [join(root, 'dev/runtime/runtime.mjs'), file], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(child, 'message');
    child.send({ event: {}, requestId: '1', timeout: 8000 });
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
    rmSync(folder, { recursive: true });
  });
});
