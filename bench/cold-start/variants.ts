import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { type BuildOptions, buildSync } from 'esbuild';
import type { LocalFunction } from '../../dev/lookup/local-function';

export type Variant = {
  letter: string;
  title: string;
  /** The file that is loaded. */
  file: string;
  environment: Record<string, string>;
  /** Kilobytes (1024 bytes) as a zip. */
  zipSize: number;
};

/** Bytes of a zip file for each file in it beside its content, with names of about ten letters, and at its end. */
const ZIP_OVERHEAD = 120;

/**
 * Builds every variant into a folder; the project's own is the one that the stack deploys. One more can be given as
 * the file of a bundle that was built elsewhere.
 */
export function buildVariants(folder: string, deployed: LocalFunction, elsewhere?: string): Variant[] {
  const build = (name: string, entry: string, options: BuildOptions) => {
    const outfile = join(folder, name, options.format === 'esm' ? 'index.mjs' : 'index.js');
    mkdirSync(join(folder, name));
    buildSync({
      entryPoints: [join(__dirname, entry)],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node24',
      ...options,
    });
    return outfile;
  };
  const small: BuildOptions = { format: 'esm', minify: true };
  const ours = join(deployed.folder, 'index.mjs');
  const runtimeModules = { NODE_PATH: join(__dirname, '../../node_modules') };
  const variants: [letter: string, title: string, file: string, environment?: Record<string, string>][] = [
    ['a', 'naive: whole client, CommonJS, not minified', build('naive', 'naive.ts', { format: 'cjs' })],
    [
      'b',
      'SDK left to the runtime',
      build('external', 'naive.ts', { format: 'cjs', external: ['@aws-sdk/*', '@smithy/*'] }),
      runtimeModules,
    ],
    ['c', 'this project', ours],
    ['d', 'this project, warm-up off', ours, { WARM_UP: 'off' }],
    ['e', 'one request by hand, no SDK', build('handwritten', 'handwritten.ts', small)],
    ['f', 'empty handler', build('empty', 'empty.ts', small)],
    ['g', 'a bare request, not signed', build('bare', 'bare.ts', small)],
  ];
  if (elsewhere !== undefined) variants.push(['h', 'another build', resolve(elsewhere)]);
  return variants.map(([letter, title, file, environment = {}]) => {
    return { letter, title, file, environment, zipSize: zipSize(join(file, '..')) };
  });
}

/** Kilobytes (1024 bytes) of a zip of a folder's files. */
export function zipSize(folder: string): number {
  const sizes = readdirSync(folder).map((file) => deflateRawSync(readFileSync(join(folder, file))).length);
  return sizes.reduce((sum, size) => sum + size + ZIP_OVERHEAD, 0) / 1024;
}
