import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Metafile } from 'esbuild';

/**
 * The licences of everything in a bundle, as one text: each package with its version, licence and copyright, then the
 * text that packages share, once. Most licences require that their text goes with every copy.
 *
 * @param folder The folder from which the paths in esbuild's account of the bundle start.
 */
export function licencesOf({ outputs }: Metafile, folder: string): string {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((file) => inputs[file]!.bytesInOutput > 0),
  );
  const packages = new Map(files.map((file) => packageOf(join(folder, file))).map((each) => [titleOf(each), each]));
  const texts = new Map<string, string[]>();
  for (const title of [...packages.keys()].sort()) {
    const text = licenceText(packages.get(title)!);
    const copyrights = (text.match(COPYRIGHT) ?? []).map((line) => `  ${line.trim()}`);
    const shared = text.replace(COPYRIGHT, '').trim();
    texts.set(shared, [...(texts.get(shared) ?? []), title, ...copyrights]);
  }
  return [...texts].map(([text, titles]) => `${titles.join('\n')}\n\n${text}\n`).join(`\n${'-'.repeat(80)}\n\n`);
}

/** The line of a licence text that differs from package to package. */
const COPYRIGHT = /^ *Copyright (\(c\) )?\d.*\n/gim;

type Package = { folder: string; name: string; version: string; license: string };

/** The package that a file belongs to: the next folder upwards whose package.json has a name. */
function packageOf(file: string): Package {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const description = join(folder, 'package.json');
    if (!existsSync(description)) continue;
    const { name, version, license } = JSON.parse(readFileSync(description, 'utf8'));
    // A copy of a package that was made for the bundle does not repeat the licence.
    if (name !== undefined && license === undefined) return packageOf(require.resolve(`${name}/package.json`));
    if (name !== undefined) return { folder, name, version, license };
  }
  throw new Error(`${file} belongs to no package, so its licence is unknown`);
}

function titleOf({ name, version, license }: Package): string {
  return `${name} ${version} (${license})`;
}

function licenceText({ folder, license }: Package): string {
  const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
  return (
    texts.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n') ||
    `The package holds no text of its licence, ${license}.`
  );
}
