import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { SourceMapMode } from 'aws-cdk-lib/aws-lambda-nodejs';
import { readCommandLine, run } from './command-line';
import { withBundle } from './sandbox/bundle';

const HELP = `Says where in the sources the places of a stack trace are that the deployed function logged.
Reads the trace, or any log with places such as index.mjs:1:234 in it, from stdin. It makes the source map from the
files that are here: check out the version that was deployed first.

npm run -s stack-trace < LOG`;

/** A place in the bundle: line and column from 1. */
const PLACE = /(?:file:\/\/)?[^\s()"]*\bindex\.mjs:(\d+):(\d+)/g;

run(async () => {
  readCommandLine(HELP, { options: {} });
  const trace = await text(process.stdin);
  const options = { sourceMap: true, sourceMapMode: SourceMapMode.EXTERNAL, sourcesContent: false };
  const root = join(__dirname, '..');
  withBundle(options, (folder) => {
    const map = new SourceMap(JSON.parse(readFileSync(join(folder, 'index.mjs.map'), 'utf8')));
    const translated = trace.replace(PLACE, (place, line, column) => {
      const origin = map.findOrigin(Number(line), Number(column));
      if (!('fileName' in origin)) return place;
      return `${relative(root, join(folder, origin.fileName))}:${origin.lineNumber}:${origin.columnNumber}`;
    });
    process.stdout.write(translated);
  });
});
