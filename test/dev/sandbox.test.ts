import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(__dirname, '../..');

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
