import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { bundleLambda } from '../../lib/bundling/bundling';
import { readCommandLine, run } from './command-line';

const HELP = `Says where in the sources the places of a stack trace are that the deployed function logged.
Reads the trace, or any log with places such as index.mjs:1:234 in it, from stdin. It makes the source map from the
files that are here: check out the version that was deployed first.

npm run -s stack-trace < LOG`;

/** A place in the bundle: line and column from 1. */
const PLACE = /(?:file:\/\/)?[^\s()"]*\bindex\.mjs:(\d+):(\d+)/g;

run(async () => {
  readCommandLine(HELP, { options: {} });
  if (process.stdin.isTTY) console.error('Paste the log, then press Ctrl+D.');
  const trace = await text(process.stdin);
  const root = join(__dirname, '../..');
  const { outputFiles = [] } = bundleLambda(root, { sourcemap: 'external', sourcesContent: false, write: false });
  const map = new SourceMap(JSON.parse(outputFiles.find(({ path }) => path.endsWith('.map'))?.text ?? ''));
  const translated = trace.replace(PLACE, (place, line, column) => {
    const origin = map.findOrigin(Number(line), Number(column));
    if (!('fileName' in origin)) return place;
    return `${relative(root, join(root, origin.fileName))}:${origin.lineNumber}:${origin.columnNumber}`;
  });
  process.stdout.write(translated);
});
