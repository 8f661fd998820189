import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { defineCommand, EXIT } from './command';

const ROOT = join(__dirname, '../..');

/** The source map that the npm package brings with it. The repository has no such file and bundles the sources. */
const PREBUILT = join(__dirname, 'index.mjs.map');

export const stackTrace = defineCommand({
  name: 'stack-trace',
  summary: 'Finds the places in the sources of a stack trace that the deployed function logged.',
  description:
    'Reads a log with places such as index.mjs:1:234 from stdin. Use the version that is deployed: the source map is that of the files here.',
  options: [],
  async action(io) {
    if (io.stdin.isTTY) io.warn(['Paste the log, then press Ctrl+D.']);
    const log = await text(io.stdin);
    io.write(translate(log, new SourceMap(JSON.parse(sourceMap()))));
    return EXIT.ok;
  },
});

/** Replaces each place in the bundle, with its path, by the place in the sources. Linear in the length of the log. */
function translate(log: string, map: SourceMap): string {
  return log.replace(/[^\s()"]+/g, (word) => {
    const place = /\bindex\.mjs:(\d{1,9}):(\d{1,9})/.exec(word);
    if (place === null) return word;
    const origin = map.findOrigin(Number(place[1]), Number(place[2]));
    if (!('fileName' in origin)) return word;
    const source = relative(ROOT, join(ROOT, origin.fileName));
    return `${source}:${origin.lineNumber}:${origin.columnNumber}${word.slice(place.index + place[0].length)}`;
  });
}

function sourceMap(): string {
  if (existsSync(PREBUILT)) return readFileSync(PREBUILT, 'utf8');
  // Loaded here because the package comes without what bundles the sources.
  const { bundleLambda } = require('../../lib/bundling/bundling') as typeof import('../../lib/bundling/bundling');
  const { outputFiles = [] } = bundleLambda(ROOT, { sourcemap: 'external', sourcesContent: false, write: false });
  return outputFiles.find(({ path }) => path.endsWith('.map'))?.text ?? '';
}
