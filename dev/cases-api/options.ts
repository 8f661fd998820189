import { readFileSync } from 'node:fs';
import type { ParseArgsConfig } from 'node:util';
import { DEFAULT_QUOTA, type EmulatorOptions } from './emulator';
import { FAULTS, parseFaults } from './faults';
import type { CasesByContact } from './service';

/** The domain that is emulated unless another is named. */
export const DEFAULT_DOMAIN_ID = '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f';

/** The emulator's options on a command line, for `util.parseArgs`. */
export const EMULATOR_ARGUMENTS = {
  cases: { type: 'string' },
  domain: { type: 'string' },
  rate: { type: 'string' },
  burst: { type: 'string' },
  latency: { type: 'string' },
  faults: { type: 'string' },
} satisfies ParseArgsConfig['options'];

type EmulatorArguments = { [option in keyof typeof EMULATOR_ARGUMENTS]?: string | undefined };

/** What the options mean, for a command's help. */
export const EMULATOR_HELP = `  --cases FILE    JSON: contact id -> list of {caseId, templateId}
  --domain ID     the one Cases domain that exists (default ${DEFAULT_DOMAIN_ID})
  --rate N        requests a second of the account's quota, 0 for none (default ${DEFAULT_QUOTA.rate})
  --burst N       requests at once after a rest (default ${DEFAULT_QUOTA.burst})
  --latency MS    milliseconds added to each answer (default 0)
  --faults LIST   one a request, in order: FAULT[:ARGUMENT][*TIMES], a bare * is for ever:
${Object.entries(FAULTS)
  .map(([name, { does, argument }]) => {
    const optional = argument && 'default' in argument;
    const usage = argument ? `${name}${optional ? '[' : ''}:${argument.name}${optional ? ']' : ''}` : name;
    return `                    ${usage.padEnd(28)} ${does}`;
  })
  .join('\n')}`;

/**
 * Turns the emulator's options from a command line into those of {@link startEmulator}.
 *
 * @throws Error that names every option that cannot be used.
 */
export function readEmulatorOptions(values: EmulatorArguments): EmulatorOptions {
  const problems: string[] = [];
  const read = <T>(option: keyof EmulatorArguments, parse: (value: string) => T): T | undefined => {
    const value = values[option];
    if (value === undefined) return undefined;
    try {
      return parse(value);
    } catch (error) {
      problems.push(`--${option}: ${(error as Error).message}`);
      return undefined;
    }
  };
  const options = {
    domainId: read('domain', parseDomain) ?? DEFAULT_DOMAIN_ID,
    cases: read('cases', readCasesFile) ?? {},
    rate: read('rate', (value) => parseNumber(value, 0)) ?? DEFAULT_QUOTA.rate,
    burst: read('burst', (value) => parseNumber(value, 1)) ?? DEFAULT_QUOTA.burst,
    latency: read('latency', (value) => parseNumber(value, 0)) ?? 0,
    faults: read('faults', (value) => parseFaults(value) && value) ?? '',
  };
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return options;
}

/** Reads a number of an option, at least so much. */
export function parseNumber(value: string, least: number): number {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < least) {
    throw new Error(`was "${value}"; it must be a number from ${least} up`);
  }
  return number;
}

function parseDomain(value: string): string {
  if (value.length < 1 || value.length > 500) throw new Error('must have 1 to 500 characters');
  return value;
}

function readCasesFile(file: string): CasesByContact {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
  const problems = problemsOf(content);
  if (problems.length > 0) throw new Error(`${file}: ${problems.join('; ')}`);
  return content as CasesByContact;
}

function problemsOf(content: unknown): string[] {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return ['must be an object: contact id -> list of {caseId, templateId}'];
  }
  return Object.entries(content).flatMap(([contactId, cases]) => {
    if (!Array.isArray(cases)) return [`${contactId} must be a list of {caseId, templateId}`];
    return cases.flatMap((entry, index) =>
      ['caseId', 'templateId']
        .filter((member) => !isId(entry?.[member]))
        .map((member) => `${contactId}[${index}].${member} must be a text of 1 to 500 characters`),
    );
  });
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && value.length >= 1 && value.length <= 500;
}
