import { InvalidArgumentError, Option } from 'commander';
import { wholeNumber } from '../commands/command';
import type { CasesByContact } from './cases';
import { readCasesFile } from './cases-file';
import type { EmulatorOptions } from './emulator';
import { readFaultScript } from './fault-script';
import { DEFAULT_QUOTAS, OPERATION_NAMES, optionsOf, type QuotaOption } from './quotas';

/** The domain that is emulated unless another is named. */
export const DEFAULT_DOMAIN_ID = '4f0f9e4c-1c5b-4a52-9d0e-000000000001';

const duration = wholeNumber(0, 600_000);

/** The options that set the quota of each operation. */
const QUOTA_OPTIONS = OPERATION_NAMES.flatMap((name) => {
  const { rate, burst } = optionsOf(name);
  const { rate: defaultRate, burst: defaultBurst } = DEFAULT_QUOTAS[name];
  return [
    new Option(`--${rate} <n>`, `${name} a second; 0: no quota (default: ${defaultRate})`).argParser(toRate),
    new Option(`--${burst} <n>`, `${name} at once (default: ${defaultBurst})`).argParser(wholeNumber(1, 1_000_000)),
  ];
});

/** The options of every command with an emulator, in a group of --help. */
export const EMULATOR_OPTIONS: Option[] = [
  new Option('--cases <file>', 'JSON: contact id -> list of {caseId, templateId, ...}').argParser(toCases),
  new Option('--domain <id>', 'the Cases domain that exists (default: an example)').argParser(toDomainId),
  ...QUOTA_OPTIONS,
  new Option('--search-lag <ms>', 'delay of SearchCases after a change (default: 0)').argParser(duration),
  new Option('--search-refuses', 'SearchCases rejects a filter by case id'),
  new Option('--latency <ms>', 'added to each response (default: 0)').argParser(duration),
  new Option('--faults <list>', 'faults of the next requests: throttle*3,500*').argParser(toFaults),
].map((option) => option.helpGroup('Emulated Cases API:'));

/** The values of those options. */
export type EmulatorValues = { [option in QuotaOption | 'search-lag' | 'latency']?: number } & {
  cases?: CasesByContact;
  domain?: string;
  'search-refuses'?: true;
  faults?: string;
};

/** The emulator that the values of a command line describe. */
export function emulatorOptionsOf(values: EmulatorValues): EmulatorOptions {
  const quotas = OPERATION_NAMES.map((name) => {
    const option = optionsOf(name);
    const [rate, burst] = [values[option.rate], values[option.burst]];
    return [name, { ...(rate !== undefined && { rate }), ...(burst !== undefined && { burst }) }];
  });
  const { cases, domain: domainId = DEFAULT_DOMAIN_ID, faults, latency: latencyMs } = values;
  const search = { searchLagMs: values['search-lag'], searchRefuses: values['search-refuses'] };
  return { domainId, cases, quotas: Object.fromEntries(quotas), ...search, latencyMs, faults };
}

function toCases(file: string): CasesByContact {
  return checked(() => readCasesFile(file));
}

function toRate(value: string): number {
  if (/^(\d+(\.\d+)?|\.\d+)$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a number of requests a second, 0 or more.');
}

function toDomainId(value: string): string {
  if (value.length >= 1 && value.length <= 500) return value;
  throw new InvalidArgumentError('It must be the id of a Cases domain, 1 to 500 characters.');
}

function toFaults(value: string): string {
  checked(() => readFaultScript(value));
  return value;
}

/** What is wrong in a value or in its file becomes the error of its option. @throws InvalidArgumentError */
function checked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
