import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { type BundlingOptions, NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { bundling, SOURCE } from '../../lib/bundling';
import { withoutCdkOutput } from './quiet';

/** Bundles the function as the stack does, with more beside it, such as a source map; gives the folder to `use`. */
export function withBundle<T>(more: BundlingOptions, use: (folder: string) => T): T {
  const outdir = mkdtempSync(join(tmpdir(), 'case-lookup-'));
  try {
    const app = new App({ outdir });
    withoutCdkOutput(() => {
      new NodejsFunction(new Stack(app, 'Bundle'), 'Function', { ...SOURCE, bundling: { ...bundling(), ...more } });
      app.synth();
    });
    return use(join(outdir, readdirSync(outdir).find((name) => name.startsWith('asset.')) as string));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
