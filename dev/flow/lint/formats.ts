import type { Log, Result } from 'sarif';
import type { Finding, Level } from '../content/finding';

/** A finding in a file. */
export type FileFinding = Finding & {
  file: string;
  /** The line of its block, from 1; the first line when it is not at a block. */
  line: number;
};

/** How findings can be printed for a program. */
export const FORMATS = { github: asAnnotations, sarif: asSarif, json: asJson } as const;

/** The line on which a block begins in the text of a file: where its identifier stands. */
export function lineOf(text: string, block: string | undefined): number {
  if (block === undefined) return 1;
  const at = text.search(new RegExp(`"Identifier"\\s*:\\s*${literally(JSON.stringify(block))}`));
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** What GitHub calls the levels, in annotations and in SARIF. */
const ANNOTATIONS: Record<Level, string> = { error: 'error', warning: 'warning', note: 'notice' };

/** Workflow commands that GitHub Actions shows as annotations of the lines. */
function asAnnotations(findings: FileFinding[]): string {
  return findings
    .map(({ level, file, line, place, problem, source }) => {
      const properties = `file=${property(file)},line=${line},title=${property(place)}`;
      return `::${ANNOTATIONS[level]} ${properties}::${data(`${place} ${problem} (see ${source})`)}`;
    })
    .join('\n');
}

/** A command ends with its line, so GitHub wants these characters escaped. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function asJson(findings: FileFinding[]): string {
  return JSON.stringify(findings, null, 2);
}

/** SARIF 2.1.0, which code scanning services read. A rule is the page that findings rest on. */
function asSarif(findings: FileFinding[]): string {
  const sources = [...new Set(findings.map(({ source }) => source))];
  const rules = sources.map((source) => ({
    id: ruleOf(source),
    shortDescription: { text: source },
    ...(source.startsWith('https:') && { helpUri: source }),
  }));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'connect-case-lookup', rules } }, results: findings.map(asResult) }],
  };
  return JSON.stringify(log, null, 2);
}

function asResult({ level, file, line, place, problem, source }: FileFinding): Result {
  const uri = file.split(/[\\/]/).map(encodeURIComponent).join('/');
  return {
    ruleId: ruleOf(source),
    level,
    message: { text: `${place} ${problem}` },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line } } }],
  };
}

/** The name of a page, without folders, ending and anchor. */
function ruleOf(source: string): string {
  return source.replace(/^.*\//, '').replace(/\.(html|md).*$/, '');
}
