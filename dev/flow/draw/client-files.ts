import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The style sheet of a picture. */
export function pictureStyle(): string {
  return ['drawing', 'picture'].map(styleOf).join('');
}

/** The style sheet of the page, with that of its drawing. */
export function pageStyle(): string {
  return ['drawing', 'page', 'stage', 'runs', 'lists'].map(styleOf).join('');
}

function styleOf(part: string): string {
  return readFileSync(join(__dirname, `style/${part}.css`), 'utf8');
}

/** The script that the npm package brings with it. The repository has no such file and compiles the sources. */
const PREBUILT = join(__dirname, 'client.js');

/** The page's script, compiled to one piece that a browser runs as it is. */
export function clientScript(): string {
  if (existsSync(PREBUILT)) return readFileSync(PREBUILT, 'utf8');
  // Loaded here because the package comes without esbuild.
  const { buildSync } = require('esbuild') as typeof import('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'client/main.ts')],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  // The end tag would end the element even inside of a string of the script.
  return outputFiles[0]!.text.trim().replaceAll('</script', '<\\/script');
}
