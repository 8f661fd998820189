import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, LogLevel, NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { bundling } from '../../lib/bundling';

const root = join(__dirname, '../..');

/** Bundles the function as the stack does, with more beside it, such as a source map; gives the folder to `use`. */
export function withBundle<T>(more: BundlingOptions, use: (folder: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'case-lookup-'));
  try {
    const app = new App({ outdir });
    new NodejsFunction(new Stack(app, 'Bundle'), 'Function', {
      entry: join(root, 'lambda/handler.ts'),
      depsLockFilePath: join(root, 'package-lock.json'),
      projectRoot: root,
      runtime: Runtime.NODEJS_24_X,
      bundling: { ...bundling(), ...more, logLevel: LogLevel.WARNING },
    });
    app.synth();
    return use(join(outdir, readdirSync(outdir).find((name) => name.startsWith('asset.')) as string));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
