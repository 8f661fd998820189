import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Jest's globalSetup: gives a run one temporary folder of its own. Every worker and every process that a test starts
 * inherits it, so that whatever they leave behind, such as the CDK's `cdk.out` folders, goes with it.
 */
export default function useOneTemporaryFolder(): void {
  const folder = mkdtempSync(join(tmpdir(), 'case-lookup-tests-'));
  process.env.TMPDIR = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
