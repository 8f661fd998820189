import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { keptBundle } from '../../../dev/lookup/kept-bundle';
import { bundleLambda, REPLACEMENTS } from '../../../lib/bundling/bundling';

const MAX_ZIP_BYTES = 100 * 1024;
/** Bytes that a zip file holds for each file beside its content and twice its name. */
const ZIP_ENTRY = 76;
const ZIP_END = 22;

const root = join(__dirname, '../../..');

/** The bundle once more, with esbuild's account of what went into it. */
const { outputFiles, metafile } = bundleLambda(root, { write: false });
const bundle = outputFiles![0]!.text;
const { inputs, outputs } = metafile!;
const { inputs: used } = Object.values(outputs).find(({ entryPoint }) => entryPoint !== undefined)!;
const files = Object.keys(used).filter((file) => used[file]!.bytesInOutput > 0);

/** The files that a file imports, and those that these import. */
function imported(file: string, seen = new Set<string>()): Set<string> {
  for (const { path } of inputs[file]!.imports) {
    if (path in inputs && !seen.has(path)) imported(path, seen.add(path));
  }
  return seen;
}

const packaged = files.filter((file) => file.includes('node_modules/'));
const withinPackage = (file: string) => file.slice(file.lastIndexOf('node_modules/') + 'node_modules/'.length);
const packageName = (file: string) => /^(@[^/]+\/)?[^/]+/.exec(withinPackage(file))?.[0] as string;

describe('the bundle', () => {
  it('is the same each time, byte by byte', () => {
    expect(readFileSync(join(keptBundle(), 'index.mjs'), 'utf8')).toBe(bundle);
  });

  it('is one file, with the licences of what it contains beside it, of at most 100 KB as a zip', () => {
    const names = readdirSync(keptBundle());
    expect(names).toEqual(['LICENSES.txt', 'index.mjs']);
    const sizes = names.map((name) => {
      const content = readFileSync(join(keptBundle(), name));
      return deflateRawSync(content).length + ZIP_ENTRY + 2 * name.length;
    });
    expect(sizes.reduce((sum, size) => sum + size, ZIP_END)).toBeLessThanOrEqual(MAX_ZIP_BYTES);
  });

  it('comes with the licence of every package in it', () => {
    const licences = readFileSync(join(keptBundle(), 'LICENSES.txt'), 'utf8');
    const listed = [...licences.matchAll(/^(\S+) \d+\.\d+\.\d+ \((.+)\)$/gm)].map(([, name]) => name);
    const bundled = new Set(packaged.map(packageName));
    const expected = new Set([...bundled, 'connect-case-lookup']);
    expect(new Set(listed)).toEqual(expected);
    expect(licences).toContain('Apache License');
    expect(licences).toMatch(/^@aws-sdk\/core .*\n {2}Copyright 20.* Amazon\.com, Inc\./m);
    expect(licences).toMatch(/^connect-case-lookup .*\n {2}Copyright \(c\) 20/m);
    expect(licences).not.toMatch(/holds no text of its licence, (?!MIT-0)/);
  });

  it.each(Object.entries(REPLACEMENTS))('contains the replacement of %s instead of the original', (path, file) => {
    expect(files).toContain(`lib/bundling/replacements/${file}`);
    // A part of a package such as @smithy/core/config stands in its folder submodules/config.
    const [scope, name, part] = path.split('/');
    const replaced = part === undefined ? `${scope}/${name}/` : `/submodules/${part}/`;
    const kept = imported(`lib/bundling/replacements/${file}`);
    expect(packaged.filter((name) => withinPackage(name).includes(replaced) && !kept.has(name))).toEqual([]);
  });

  it('uses every file of lib/bundling/replacements', () => {
    expect(readdirSync(join(root, 'lib/bundling/replacements')).sort()).toEqual(
      [...new Set(Object.values(REPLACEMENTS))].sort(),
    );
  });

  it.each([
    ['no provider of credentials', /credential-provider|nested-clients|token-providers/],
    ['no event streams', /event-?stream/i],
    ['no profiles and no metadata service', /ini-file|instancemetadata|imds/i],
    ['no operation but the three', /commands\/(?!ListCasesForContactCommand|SearchCasesCommand|GetCaseCommand)/],
    ['no protocol but the one', /xml-builder|protocols\/(query|xml|cbor)\//],
    ['no copy as CommonJS of what is an ES module', /dist-cjs|lib\/cjs/],
  ])('holds %s', (_, unwanted) => {
    expect(packaged.map(withinPackage).filter((file) => unwanted.test(file))).toEqual([]);
  });

  it('takes modules of Node.js by the names that it needs, and imports none whole', () => {
    expect(bundle).not.toMatch(/\b(from|import)"/);
  });

  it('contains each package once', () => {
    const places = new Map<string, Set<string>>();
    for (const file of packaged) {
      const place = file.slice(0, file.lastIndexOf('node_modules/'));
      places.set(packageName(file), (places.get(packageName(file)) ?? new Set()).add(place));
    }
    expect([...places].filter(([, copies]) => copies.size > 1)).toEqual([]);
  });
});

describe('bundleLambda', () => {
  it('names an import that the installed SDK no longer has', () => {
    const gone = { ...REPLACEMENTS, '@smithy/gone': 'gone.ts', '@smithy/core/gone-too': 'gone.ts' };
    expect(() => bundleLambda(root, { write: false }, gone)).toThrow(
      /replaces @smithy\/gone and @smithy\/core\/gone-too, which @aws-sdk\/client-connectcases \d.*lib\/bundling/,
    );
  });
});
