import { type Emulator, type EmulatorOptions, startEmulator } from '../../dev/cases-api/emulator';
import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import type { LocalFunction } from '../../dev/lookup/local-function';
import type { Outcome } from '../../dev/runtime/sandbox';
import { sandboxOf } from './deployed-function';
import { eventFor } from './events';
import { sharedClock } from './shared-clock';

/** A sandbox of the deployed function and the emulator that it sends its requests to. */
export type OverTheWire = {
  emulator: Emulator;
  sandbox: ReturnType<typeof sandboxOf>;
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

/** Starts an emulator and a sandbox of the function; both stop after the test file, unless they are stopped before. */
export async function startOverTheWire(
  fn: LocalFunction,
  { environment = {}, ...options }: Options = {},
): Promise<OverTheWire> {
  const emulator = await emulateCases(options);
  const sandbox = sandboxOf(fn, emulator.url, environment);
  const started: OverTheWire = {
    emulator,
    sandbox,
    ask(contactId, parameters = {}) {
      const event = eventFor(contactId);
      return sandbox.invoke({ ...event, Details: { ...event.Details, Parameters: parameters } });
    },
    async stop() {
      running.delete(started);
      sandbox.stop();
      await emulator.stop();
    },
  };
  running.add(started);
  return started;
}

/** Stops every sandbox and emulator that was started. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map(({ stop }) => stop()));
}

afterAll(stopAll);

/**
 * One emulator and one sandbox for all tests of a `describe`. Before each test the quota is full, no fault is waiting,
 * and nothing has been asked or logged.
 */
export function overTheWire(fn: LocalFunction, options: Options = {}): OverTheWire {
  const shared = {} as OverTheWire;
  beforeAll(async () => {
    Object.assign(shared, await startOverTheWire(fn, options));
  });
  beforeEach(() => {
    const { emulator, sandbox } = shared;
    emulator.refillQuota();
    emulator.play('');
    for (const seen of [emulator.requests, sandbox.lines, sandbox.metrics]) seen.length = 0;
  });
  return shared;
}
