import type { ParseArgsConfig } from 'node:util';
import { CASE_FIELDS } from './cases';
import { readCasesFile } from './cases-file';
import type { EmulatorOptions } from './emulator';
import { describeFaults, readFaultScript } from './fault-script';
import { DEFAULT_QUOTAS, OPERATION_NAMES, optionsOf } from './quotas';

/** The domain that is emulated unless another is named. */
export const DEFAULT_DOMAIN_ID = '4f0f9e4c-1c5b-4a52-9d0e-000000000001';

/** The options that every command with an emulator has, for `util.parseArgs`. */
export const EMULATOR_ARGUMENTS = {
  cases: { type: 'string' },
  domain: { type: 'string' },
  rate: { type: 'string' },
  burst: { type: 'string' },
  'search-rate': { type: 'string' },
  'search-burst': { type: 'string' },
  'search-lag': { type: 'string' },
  'search-refuses': { type: 'boolean' },
  'get-case-rate': { type: 'string' },
  'get-case-burst': { type: 'string' },
  latency: { type: 'string' },
  faults: { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

type ValueOf<Option extends { type: string }> = Option['type'] extends 'boolean' ? boolean : string;
type EmulatorArguments = { port?: string } & {
  [option in keyof typeof EMULATOR_ARGUMENTS]?: ValueOf<(typeof EMULATOR_ARGUMENTS)[option]>;
};

const { ListCasesForContact: list, SearchCases: search, GetCase: get } = DEFAULT_QUOTAS;

/** What those options mean, for a command's help. */
export const EMULATOR_HELP = `  --cases FILE    JSON: contact id -> list of {caseId, templateId}, each with ${CASE_FIELDS.join(', ')}
                  if you like; without a status a case is open. Other contacts have no case
  --domain ID     the Cases domain that exists (default ${DEFAULT_DOMAIN_ID})
  --rate N        requests a second that the quota of ListCasesForContact allows, 0 for no quota (default ${list.rate})
  --burst N       requests at once that it allows (default ${list.burst})
  --search-rate N, --search-burst N
                  the quota of SearchCases (default ${search.rate} and ${search.burst})
  --get-case-rate N, --get-case-burst N
                  the quota of GetCase (default ${get.rate} and ${get.burst})
  --search-lag MS SearchCases shows a new case or a change after MS milliseconds (default 0)
  --search-refuses  SearchCases rejects a filter by case id with a ValidationException
  --latency MS    milliseconds added to each answer (default 0)
  --faults LIST   what the next requests meet, one step each, separated by commas: FAULT[:ARGUMENT][*[TIMES]],
                  a star alone is for ever. Afterwards the service behaves. The faults:
${describeFaults()
  .map(([written, does]) => `                    ${written.padEnd(22)} ${does}`)
  .join('\n')}`;

/**
 * Reads the values of a command line, the file of cases included.
 *
 * @throws EmulatorOptionsError that names every option that cannot be used.
 */
export function readEmulatorOptions(values: EmulatorArguments): EmulatorOptions {
  const problems: string[] = [];

  function read<T>(option: keyof EmulatorArguments, convert: (value: string) => T): T | undefined {
    const value = values[option];
    if (typeof value !== 'string') return undefined;
    try {
      return convert(value);
    } catch (error) {
      problems.push(`--${option}: ${(error as Error).message}`);
      return undefined;
    }
  }

  /** The quotas that are given, or parts of them. */
  function readQuotas(): EmulatorOptions['quotas'] {
    const given = OPERATION_NAMES.flatMap((name) => {
      const options = optionsOf(name) as Record<'rate' | 'burst', keyof EmulatorArguments>;
      const [rate, burst] = [read(options.rate, toRate), read(options.burst, wholeNumber(1, 1_000_000))];
      const quota = { ...(rate !== undefined && { rate }), ...(burst !== undefined && { burst }) };
      return Object.keys(quota).length === 0 ? [] : [[name, quota]];
    });
    return given.length === 0 ? undefined : Object.fromEntries(given);
  }

  const options: EmulatorOptions = {
    domainId: read('domain', toDomainId) ?? DEFAULT_DOMAIN_ID,
    cases: read('cases', readCasesFile),
    port: read('port', wholeNumber(0, 65_535)),
    quotas: readQuotas(),
    searchLagMs: read('search-lag', wholeNumber(0, 600_000)),
    searchRefuses: values['search-refuses'],
    latencyMs: read('latency', wholeNumber(0, 600_000)),
    faults: read('faults', toFaults),
  };
  if (problems.length > 0) throw new EmulatorOptionsError(problems);
  return options;
}

/** Options of a command line that an emulator cannot be started with. */
export class EmulatorOptionsError extends Error {
  override readonly name = 'EmulatorOptionsError';

  constructor(problems: string[]) {
    super(problems.join('\n'));
  }
}

function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new Error(`was "${value}"; it must be a whole number from ${least} to ${most}`);
  };
}

function toRate(value: string): number {
  if (/^(\d+(\.\d+)?|\.\d+)$/.test(value)) return Number(value);
  throw new Error(`was "${value}"; it must be a number of requests a second, 0 or more`);
}

function toDomainId(value: string): string {
  if (value.length >= 1 && value.length <= 500) return value;
  throw new Error(`had ${value.length} characters; it must be the id of a Cases domain, 1 to 500 characters`);
}

function toFaults(value: string): string {
  readFaultScript(value);
  return value;
}
