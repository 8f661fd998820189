import type { Log, Result } from 'sarif';
import type { Level } from '../content/finding';
import type { FileFinding } from './lines';
import { RULES } from './rules';

/** How findings can be printed for a program. */
export const FORMATS = { github: asAnnotations, sarif: asSarif, json: asJson } as const;

/** What GitHub calls the levels, in annotations and in SARIF. */
const ANNOTATIONS: Record<Level, string> = { error: 'error', warning: 'warning', note: 'notice' };

/** Workflow commands that GitHub Actions shows as annotations of the lines. */
function asAnnotations(findings: FileFinding[]): string {
  return findings
    .map(({ rule, level, file, line, place, problem, source }) => {
      const properties = `file=${property(file)},line=${line},title=${property(`${rule}: ${place}`)}`;
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

/** SARIF 2.1.0, which code scanning services read. */
function asSarif(findings: FileFinding[]): string {
  const found = new Set(findings.map(({ rule }) => rule));
  const rules = RULES.filter(({ id }) => found.has(id)).map(({ id, why, page, level }) => ({
    id,
    shortDescription: { text: why },
    defaultConfiguration: { level },
    ...(page.startsWith('https:') && { helpUri: page }),
  }));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'connect-case-lookup', rules } }, results: findings.map(asResult) }],
  };
  return JSON.stringify(log, null, 2);
}

function asResult({ rule, level, file, line, place, problem }: FileFinding): Result {
  const uri = file.split(/[\\/]/).map(encodeURIComponent).join('/');
  return {
    ruleId: rule,
    level,
    message: { text: `${place} ${problem}` },
    locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: line } } }],
  };
}
