import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(__dirname, '../../..');

describe('a command that is interrupted', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s leaves nothing behind of what it synthesised', async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'interrupted-'));
    const event = join(root, 'dev/events/voice-queued.json');
    const child = spawn(process.execPath, ['--import', 'tsx', 'dev/invoke.ts', event, '--faults', 'hang*'], {
      cwd: root,
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    while (!readdirSync(folder).some((name) => name.startsWith('case-lookup-'))) await sleep(50);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    expect(readdirSync(folder).filter((name) => name.startsWith('case-lookup-'))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe('a sandbox', () => {
  it('ends when whoever started it is gone, in the middle of an invocation too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'orphaned-'));
    const file = join(folder, 'index.mjs');
    writeFileSync(file, 'export const handler = () => new Promise(() => setInterval(() => {}, 1000));');
    const child = spawn(process.execPath, [join(root, 'dev/sandbox/runtime.mjs'), file], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    await once(child, 'message');
    child.send({ event: {}, requestId: '1', deadline: Date.now() + 8000 });
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
    rmSync(folder, { recursive: true });
  });
});
