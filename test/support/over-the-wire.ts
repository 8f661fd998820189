import { type Emulator, type EmulatorOptions, startEmulator } from '../../dev/cases-api/emulator';
import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import type { LocalFunction } from '../../dev/lookup/local-function';
import type { Outcome } from '../../dev/runtime/execution-environment';
import { executionEnvironmentOf } from './deployed-function';
import { eventFor } from './events';
import { sharedClock } from './shared-clock';

/** An execution environment of the deployed function and the emulator that it sends its requests to. */
export type OverTheWire = {
  emulator: Emulator;
  executionEnvironment: ReturnType<typeof executionEnvironmentOf>;
  /** Invokes the function for a contact, with the parameters of the flow's block. */
  ask(contactId: string, parameters?: Record<string, unknown>): Promise<Outcome>;
  stop(): Promise<void>;
};

/** Starts an emulator that lives by the test's clock. */
export const emulateCases = (options: Partial<EmulatorOptions> = {}) =>
  startEmulator({ domainId: DEFAULT_DOMAIN_ID, clock: sharedClock, ...options });

type Options = Partial<EmulatorOptions> & {
  /** Environment variables beyond the stack's. */
  environment?: Record<string, string>;
};

const running = new Set<OverTheWire>();

/**
 * Starts an emulator and an execution environment of the function; both stop after the test file, unless they are
 * stopped before.
 */
export async function startOverTheWire(
  fn: LocalFunction,
  { environment = {}, ...options }: Options = {},
): Promise<OverTheWire> {
  const emulator = await emulateCases(options);
  const executionEnvironment = executionEnvironmentOf(fn, emulator.url, environment);
  const started: OverTheWire = {
    emulator,
    executionEnvironment,
    ask(contactId, parameters = {}) {
      const event = eventFor(contactId);
      return executionEnvironment.invoke({ ...event, Details: { ...event.Details, Parameters: parameters } });
    },
    async stop() {
      running.delete(started);
      executionEnvironment.stop();
      await emulator.stop();
    },
  };
  running.add(started);
  return started;
}

/** Stops every execution environment and emulator that was started. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(({ stop }) => stop()));
}

afterAll(stopAll);

/**
 * One emulator and one execution environment for all tests of a `describe`. Before each test the quota is full, no fault
 * is waiting,
 * and nothing has been asked or logged.
 */
export function overTheWire(fn: LocalFunction, options: Options = {}): OverTheWire {
  const shared = {} as OverTheWire;
  beforeAll(async () => {
    Object.assign(shared, await startOverTheWire(fn, options));
  });
  beforeEach(() => {
    const { emulator, executionEnvironment } = shared;
    emulator.refillQuota();
    emulator.play('');
    for (const seen of [emulator.requests, executionEnvironment.lines, executionEnvironment.metrics]) seen.length = 0;
  });
  return shared;
}

/** What the emulator's faults that take an argument are given in a test over the wire. */
export const FAULT_ARGUMENTS: Record<string, string> = {
  slow: ':200',
  drip: ':1',
  huge: ':1',
  'bad-hint': ':1',
  'long-message': ':900',
  nested: ':100',
  'nested-cases': ':100',
  json: ':0',
  'big-page': ':11',
  'long-ids': ':40000',
  unasked: ':0',
};
