import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { clientCopy, withPlainKeys } from '../../lib/client-copy';

const original = dirname(require.resolve('@aws-sdk/client-connectcases/package.json'));
const copy = clientCopy();
copy.write();

/** Everything that the schemas of a client say, with each reference as what it leads to. */
function schemasOf(client: string): Record<string, unknown> {
  const { outputFiles } = buildSync({
    entryPoints: [join(client, 'dist-es/schemas/schemas_0.js')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const module = { exports: {} as Record<string, unknown> };
  new Function('module', 'exports', 'require', outputFiles[0]!.text)(module, module.exports, require);
  const known: unknown[] = [];
  const resolved = (value: unknown): unknown => {
    const target = typeof value === 'function' && value.length === 0 ? value() : value;
    if (typeof target !== 'object' || target === null) return typeof target === 'function' ? 'a class' : target;
    if (known.includes(target)) return `seen as ${known.indexOf(target)}`;
    known.push(target);
    return Array.isArray(target) ? target.map(resolved) : Object.entries(target).map(([k, v]) => [k, resolved(v)]);
  };
  const { errorTypeRegistries, ...schemas } = module.exports;
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, resolved(schema)]));
}

describe('the copy of the client', () => {
  it('describes every operation as the client does', () => {
    const described = schemasOf(copy.folder);
    expect(Object.keys(described).length).toBeGreaterThan(100);
    expect(described).toEqual(schemasOf(original));
  });

  it('is written once, whole, and leaves no draft', () => {
    const cache = mkdtempSync(join(tmpdir(), 'client-copy-'));
    const copies = [clientCopy(cache), clientCopy(cache)];
    for (const { write } of copies) write();
    expect(readdirSync(cache)).toEqual([basename(copies[0]!.folder)]);
    expect(readdirSync(join(copies[0]!.folder, 'dist-es'))).toEqual(readdirSync(join(original, 'dist-es')));
    rmSync(cache, { recursive: true });
  });

  it('is whole also where an earlier one was interrupted', () => {
    const cache = mkdtempSync(join(tmpdir(), 'client-copy-'));
    const { folder, write } = clientCopy(cache);
    const schemas = 'dist-es/schemas/schemas_0.js';
    const draft = `${folder}.${process.pid}`;
    mkdirSync(join(draft, 'dist-es/schemas'), { recursive: true });
    writeFileSync(join(draft, schemas), 'half of');
    write();
    expect(readdirSync(cache)).toEqual([basename(folder)]);
    expect(readFileSync(join(folder, schemas), 'utf8')).toBe(readFileSync(join(copy.folder, schemas), 'utf8'));
    rmSync(cache, { recursive: true });
  });

  it('says where it cannot be written, and what to do', () => {
    const cache = mkdtempSync(join(tmpdir(), 'client-copy-'));
    writeFileSync(join(cache, 'file'), '');
    const { folder, write } = clientCopy(join(cache, 'file'));
    expect(write).toThrow(`cannot be written to ${folder} (`);
    expect(write).toThrow('run npx cdk synth as somebody who may write there');
    rmSync(cache, { recursive: true });
  });
});

describe('withPlainKeys', () => {
  it('writes a computed key as the text that it is, and nothing else', () => {
    const source = 'const _e = "error";\nvar a = [-3, { [_e]: _c, [0]: 1 }];';
    expect(withPlainKeys(source, '1.0.0')).toBe('const _e = "error";\nvar a = [-3, { "error": _c, [0]: 1 }];');
  });

  it.each([
    ['no computed key', 'var a = 1;'],
    ['a key that is no constant', 'const _a = "a";\nvar a = { [_a]: 1, [_b]: 2 };'],
  ])('refuses a source with %s and names the version', (_, source) => {
    expect(() => withPlainKeys(source, '9.9.9')).toThrow('@aws-sdk/client-connectcases 9.9.9 does not write the keys');
  });
});
