import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { check } from '../../dev/commands/check';
import { doctor } from '../../dev/commands/doctor';
import { emulator } from '../../dev/commands/emulator';
import { flow } from '../../dev/commands/flow';
import { flowContent } from '../../dev/commands/flow-content';
import { invoke } from '../../dev/commands/invoke';
import { settings } from '../../dev/commands/settings';
import { stackTrace } from '../../dev/commands/stack-trace';
import { start } from '../../dev/commands/start';
import { LISTED_KEYS, type ListedKey } from '../../lambda/contract/response';
import { scripts } from '../../package.json';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** The folders and files of the project that are under version control, as far as documents name them. */
const HERE = [
  'bench',
  'bin',
  'dev',
  'docs',
  'examples',
  'flows',
  'lambda',
  'lib',
  'packaging',
  'test',
  '.ci',
  '.github',
];
const files = [
  ...HERE.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/cdk\.out|node_modules/.test(relative(ROOT, entry.parentPath)))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name))),
  ),
  ...readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
];
/** API.md is generated: CI compares it with the code. */
const pages = files.filter((file) => file.endsWith('.md') && file !== 'API.md');

/** The text of everything but documents and tests; what tests share or deploy counts. */
const sources = files
  .filter((file) => /\.(ts|mts|mjs|js|json|yml)$|^\.ci\//.test(file) && !/^test\/(?!support|integ)/.test(file))
  .map(read)
  .join('\n');
const words = new Set(sources.match(/[\w$]+/g));

const COMMANDS = [check, doctor, emulator, flow, flowContent, invoke, settings, stackTrace, start];
/** The options of a command; of any command, and of the benchmarks, where a sentence names none. */
function optionsOf(name?: string): Set<string | undefined> {
  const named = COMMANDS.filter((command) => command.name === name);
  const own = (named.length > 0 ? named : COMMANDS).flatMap(({ options }) => options.map(({ long }) => long));
  return new Set([...own, '--help', ...(named.length > 0 ? [] : (sources.match(/(?<=')--[a-z][a-z-]+/g) ?? []))]);
}

/** Code in a page, in sentences and in blocks. */
const codeOf = (page: string) =>
  [...read(page).matchAll(/^ *```.*\n([\s\S]+?)^ *```|`([^`\n]+)`/gm)].map(([, block, span = '']) => block ?? span);
const headingsOf = (page: string) =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

/** Names that others define: AWS, Powertools, the language and the tools that documents mention. */
const FOREIGN = new Set(
  `CDKToolkit ContactFlowModuleType DeletionPolicy DescribeDirectories DescribeInstance ExternalInvocationConfiguration
   GenerateDataKey InvokeExternalResource ListIntegrationAssociations NoSuchResourceException ProfileARN TypeError
   UpdateReplacePolicy cold_start customer_id function_arn function_memory_size function_name function_request_id
   xray_trace_id`.split(/\s+/),
);
/** The keys of listed cases are counted. A metric is named after its log field, and the fields of an operation after the operation. */
const isKnown = (name: string) => {
  const field = name.replace(/^[A-Z]/, (letter) => letter.toLowerCase());
  const operation = name.replace(/^[a-z]/, (letter) => letter.toUpperCase()).replace(/(Throttled)?Requests$/, '');
  const listed = name.replace(/^case[1-5]/, 'case1');
  return (
    LISTED_KEYS.includes(listed as ListedKey) || [name, field, `${field}Ms`, operation].some((word) => words.has(word))
  );
};
/** Placeholders of a command, such as FUNCTION_NAME. */
const isPlaceholder = (name: string) => /^[A-Z]+(_[A-Z]+)*$/.test(name);

/** The paths in a text that mean a file or folder of the project which is not there. */
function missingIn(text: string): string[] {
  const paths: string[] = text.match(/(?<![\w./:@-])[\w.-]+(?:\/[\w.*-]+)+/g) ?? [];
  const named = paths.filter((path) => HERE.some((folder) => path.startsWith(`${folder}/`)));
  return named.filter((path) => {
    const pattern = new RegExp(
      `^${path.replace(/\.$/, '').replaceAll('.', '\\.').replaceAll('*', '[^/]*')}(/|$|\\.ts$)`,
    );
    return !files.some((file) => pattern.test(file));
  });
}

describe('what documents name exists:', () => {
  it.each(pages)('the links of %s', (page) => {
    const broken = [
      ...read(page).matchAll(/\]\((?!https?:|\.\.\/\.\.\/(?:actions|deployments)\/)([^)#\s]*)(?:#([^)]+))?\)/g),
    ].filter(([, path, anchor]) => {
      const target = path ? join(dirname(page), path) : page;
      if (!existsSync(join(ROOT, target))) return true;
      return anchor !== undefined && !headingsOf(target).includes(anchor);
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it.each(pages)('the files of %s', (page) => {
    expect(codeOf(page).flatMap(missingIn)).toEqual([]);
  });

  it.each(['bin', 'dev', 'lambda', 'lib'])('the files that messages and comments of %s name', (folder) => {
    const code = files.filter((file) => file.startsWith(`${folder}/`) && file.endsWith('.ts'));
    expect(code.flatMap((file) => missingIn(read(file)).map((path) => [file, path]))).toEqual([]);
  });

  it.each(pages)('the npm scripts of %s', (page) => {
    const named = codeOf(page).flatMap((code) =>
      [...code.matchAll(/npm (?:run (?:-s )?)(\S+)/g)].map(([, script = '']) => script),
    );
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  it.each(pages)('the options of %s', (page) => {
    const lines = codeOf(page).flatMap((code) => code.replaceAll('\\\n', ' ').split('\n'));
    const ours = lines.filter(
      (line) => !/^\s*(aws|cdk|npm (?!run (?!test:)|start)|npx (?!connect-case-lookup)|node|git)\b/.test(line),
    );
    const unknown = ours.flatMap((line) => {
      const [, command] = /(?:npm run (?:-s )?|npx connect-case-lookup |npm (?=start))(\S+)/.exec(line) ?? [];
      const known = optionsOf(command);
      return (line.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? []).filter((option) => !known.has(option));
    });
    expect(unknown).toEqual([]);
  });

  it.each(pages.filter((page) => page !== 'CHANGELOG.md'))('the identifiers of %s', (page) => {
    const spans = [...read(page).matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
    const identifiers = spans.flatMap(
      (span) => span.match(/(?<![\w$./-])[A-Za-z]\w*[a-z0-9_][A-Z_]\w*(?![\w/-])/g) ?? [],
    );
    const unknown = identifiers.filter((name) => !isKnown(name) && !FOREIGN.has(name) && !isPlaceholder(name));
    expect([...new Set(unknown)]).toEqual([]);
  });
});
