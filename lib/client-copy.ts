import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const CLIENT = '@aws-sdk/client-connectcases';
const ORIGINAL = dirname(require.resolve(`${CLIENT}/package.json`));
const SCHEMAS = 'dist-es/schemas/schemas_0.js';

type Description = { name: string; version: string; module: string; sideEffects: boolean };

/** A key that is computed from a constant, as the SDK writes them: `[_hE]: 429`. */
const COMPUTED_KEY = /\[(_\w+)\]: /g;
const CONSTANT = /^const (_\w+) = ("[^"\\]*");$/gm;

/**
 * A copy of the client of Amazon Connect Cases from which esbuild can leave out what the function does not use.
 *
 * The client describes each operation of the service by a list, with keys that it computes from constants. To esbuild a
 * computed key may have side effects, so it keeps the descriptions of all operations, a tenth of the bundle. In the copy
 * the keys stand as the texts that they are; every description stays the same.
 *
 * The copy stands where packages keep what they make for themselves, so that its imports lead to the same packages.
 *
 * @throws Error when the installed client is written in another way than this one knows, or the copy cannot be written.
 */
export function clientCopy(cache = join(ORIGINAL, '../../.cache/connect-case-lookup')) {
  const { name, version, module, sideEffects } = require(`${CLIENT}/package.json`) as Description;
  // The client imports its own description for its version; what esbuild needs stays as well.
  const description = JSON.stringify({ name, version, module, sideEffects });
  const schemas = withPlainKeys(readFileSync(join(ORIGINAL, SCHEMAS), 'utf8'), version);
  const hash = createHash('sha256')
    .update(schemas + description)
    .digest('hex')
    .slice(0, 8);
  const folder = join(cache, `client-connectcases-${version}-${hash}`);
  return {
    folder,
    /** Writes the copy unless it is there. */
    write() {
      if (existsSync(folder)) return;
      // Written aside and moved in one step: whoever sees the copy sees it whole, however many write it at once.
      const draft = `${folder}.${process.pid}`;
      try {
        cpSync(join(ORIGINAL, 'dist-es'), join(draft, 'dist-es'), { recursive: true });
        writeFileSync(join(draft, 'package.json'), description);
        writeFileSync(join(draft, SCHEMAS), schemas);
        renameSync(draft, folder);
      } catch (error) {
        if (existsSync(draft)) rmSync(draft, { recursive: true });
        if (!existsSync(folder)) throw unwritable(folder, error as Error);
      }
    },
  };
}

function unwritable(folder: string, cause: Error): Error {
  return new Error(
    `The bundle's copy of ${CLIENT} cannot be written to ${folder} (${cause.message}). It is needed once, afterwards that folder is only read: run npx cdk synth as somebody who may write there.`,
    { cause },
  );
}

/**
 * Writes the constants that stand as computed keys as the texts that they are.
 *
 * @throws Error when the keys are not written as expected, so that nothing is left in that esbuild should leave out.
 */
export function withPlainKeys(source: string, version: string): string {
  const constants = new Map([...source.matchAll(CONSTANT)].map(([, name, text]) => [name, text]));
  let written = 0;
  const plain = source.replace(COMPUTED_KEY, (key, name) => {
    const text = constants.get(name);
    if (text !== undefined) written++;
    return text === undefined ? key : `${text}: `;
  });
  if (written === 0 || COMPUTED_KEY.test(plain)) {
    throw new Error(
      `${CLIENT} ${version} does not write the keys of its schemas as lib/client-copy.ts expects them. Adapt it, or install the version of package-lock.json.`,
    );
  }
  return plain;
}
