import { systemClock } from '../../../lambda/core/clock';
import { type Emulator, type EmulatorOptions, type RequestRecord, startEmulator } from '../../cases-api/emulator';
import { instanceOf } from '../../sandbox/event';
import type { LocalFunction, LocalFunctions } from '../../sandbox/local-function';
import { startSandbox } from '../../sandbox/sandbox';
import { type LambdaService, startLambdaService } from './lambda-service';
import { runFlow } from './run-flow';
import type { Run } from './state';
import type { FlowEvent, NamedFlow, World } from './world';

/** A stand-in for a Connect instance on your own machine: it runs flows with the function and an emulated Cases API. */
export type LocalInstance = {
  emulator: Emulator;
  /**
   * Runs a flow for the contact of an event, with the blocks named taking their Error branch; says also which requests
   * reached Cases, and when, in milliseconds since it began.
   */
  run(flow: NamedFlow, event: FlowEvent, fail?: Set<string>): Promise<Run & { requests: RequestRecord[] }>;
  stop(): Promise<void>;
};

export type LocalInstanceOptions = Partial<Pick<World, 'modules'>> & {
  functions: Pick<LocalFunctions, 'of'>;
  /** The ARN by which the flows name the function. */
  functionArn: string;
  emulator: EmulatorOptions;
  /** ARN of another function -> what it always answers. */
  answers?: Map<string, unknown>;
  /** Told each line that the function logs. */
  onLog?: (line: string) => void;
};

/** Starts the Cases emulator. The function's sandbox starts with its first invocation, as in Lambda. */
export async function startLocalInstance({
  functions,
  functionArn,
  emulator: options,
  ...more
}: LocalInstanceOptions): Promise<LocalInstance> {
  const startedAt = systemClock.now();
  const emulator = await startEmulator(options);
  const { answers = new Map(), modules = new Map(), onLog } = more;
  const services = new Map<LocalFunction, LambdaService>();

  function serviceFor(event: unknown): LambdaService {
    const fn = functions.of(event);
    const { region } = instanceOf(event);
    const start = () => startSandbox(fn, { region, endpoint: emulator.url, onLog });
    const service = services.get(fn) ?? startLambdaService(start);
    services.set(fn, service);
    return service;
  }

  const functionOf: World['functionOf'] = (arn) => {
    if (arn === functionArn) return (event) => serviceFor(event).invoke(event);
    return answers.has(arn) ? async () => ({ result: answers.get(arn) }) : undefined;
  };
  return {
    emulator,
    async run(flow, event, fail = new Set()) {
      // Deployed before the contact comes: bundling takes seconds, which are none of those that the block waits.
      functions.of(event);
      const earlier = emulator.requests.length;
      const sinceStart = systemClock.now() - startedAt;
      const run = await runFlow(flow, { event, functionOf, modules, fail, clock: systemClock });
      const requests = emulator.requests.slice(earlier).map((request) => ({ ...request, at: request.at - sinceStart }));
      return { ...run, requests };
    },
    async stop() {
      for (const service of services.values()) service.stop();
      await emulator.stop();
    },
  };
}
