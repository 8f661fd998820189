import { Option } from 'commander';
import { readCasesFile } from './cases-file';
import type { EmulatorOptions } from './emulator';
import { readFaultScript } from './fault-script';
import { DEFAULT_QUOTAS, OPERATION_NAMES, optionsOf, type QuotaOption } from './quotas';

/** The domain that is emulated unless another is named. */
export const DEFAULT_DOMAIN_ID = '4f0f9e4c-1c5b-4a52-9d0e-000000000001';

/** The options that set the quota of each operation. */
const QUOTA_OPTIONS = OPERATION_NAMES.flatMap((name) => {
  const { rate, burst } = optionsOf(name);
  return [
    [`--${rate} <n>`, `${name} a second; 0: no quota (default: ${DEFAULT_QUOTAS[name].rate})`],
    [`--${burst} <n>`, `${name} at once (default: ${DEFAULT_QUOTAS[name].burst})`],
  ] as const;
});

/** The options of every command with an emulator, in a group of --help. */
export const EMULATOR_OPTIONS: Option[] = [
  ['--cases <file>', 'JSON: contact id -> list of {caseId, templateId, ...}'] as const,
  ['--domain <id>', 'the Cases domain that exists (default: an example)'] as const,
  ...QUOTA_OPTIONS,
  ['--search-lag <ms>', 'delay of SearchCases after a change (default: 0)'] as const,
  ['--search-refuses', 'SearchCases rejects a filter by case id'] as const,
  ['--latency <ms>', 'added to each response (default: 0)'] as const,
  ['--faults <list>', 'faults of the next requests: throttle*3,500*'] as const,
].map(([flags, description]) => new Option(flags, description).helpGroup('Emulated Cases API:'));

type EmulatorOptionName = 'port' | 'cases' | 'domain' | 'search-lag' | 'latency' | 'faults' | QuotaOption;

/** The values of a command line, as they were written. */
export type EmulatorArguments = { [option in EmulatorOptionName]?: string } & { 'search-refuses'?: boolean };

/**
 * Reads the values of a command line, the file of cases included.
 *
 * @throws EmulatorOptionsError that names every option that cannot be used.
 */
export function readEmulatorOptions(values: EmulatorArguments): EmulatorOptions {
  const problems: string[] = [];

  function read<T>(option: EmulatorOptionName, convert: (value: string) => T): T | undefined {
    const value = values[option];
    if (value === undefined) return undefined;
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
      const option = optionsOf(name);
      const [rate, burst] = [read(option.rate, toRate), read(option.burst, wholeNumber(1, 1_000_000))];
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
