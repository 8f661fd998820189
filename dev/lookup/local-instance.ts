import { type Clock, systemClock } from '../../lambda/retry/clock';
import { type Emulator, type EmulatorOptions, type RequestRecord, startEmulator } from '../cases-api/emulator';
import { FlowRunError } from '../flow/run/errors';
import { mayInvoke } from '../flow/run/invocations';
import { createReplies, type Replies, type RepliesOfRun } from '../flow/run/replies';
import { runFlow } from '../flow/run/run-flow';
import { type FunctionReply, standIn } from '../flow/run/stand-in';
import type { Run } from '../flow/run/state';
import type { FlowEvent, NamedFlow, Observer, World } from '../flow/run/world';
import { startSandbox } from '../runtime/sandbox';
import { createVirtualClock } from '../virtual-clock';
import { instanceOf } from './event';
import { type LambdaService, startLambdaService } from './lambda-service';
import type { LocalFunction } from './local-function';

/** A stand-in for a Connect instance on your own machine: it runs flows with the function and an emulated Cases API. */
export type LocalInstance = {
  emulator: Emulator;
  /** Runs a flow for the contact of an event; says also which requests reached Cases. */
  run(flow: NamedFlow, event: FlowEvent, options?: RunOptions): Promise<InstanceRun>;
  stop(): Promise<void>;
};

/** A run with its requests to Cases; times in milliseconds since it began. */
export type InstanceRun = Run & { requests: RequestRecord[] };

type RunOptions = {
  /** What the scenario answers this contact in particular. */
  replies?: Replies;
  observer?: Observer | undefined;
};

export type LocalInstanceOptions = Partial<Pick<World, 'modules' | 'flows'>> & {
  /** The function for the instance of an event. */
  functionOf: (event: unknown) => LocalFunction;
  /** The ARN by which the flows name the function. */
  functionArn: string;
  emulator: EmulatorOptions;
  /** What the scenario answers every contact. */
  replies?: Replies;
  /** Told each line that the function logs. */
  onLog?: ((line: string) => void) | undefined;
};

/** Starts the Cases emulator. The function's sandbox starts with its first invocation, as in Lambda. */
export async function startLocalInstance(options: LocalInstanceOptions): Promise<LocalInstance> {
  const { functionArn, onLog, modules = new Map(), flows = new Map() } = options;
  const startedAt = systemClock.now();
  const emulator = await startEmulator(options.emulator);
  const services = new Map<LocalFunction, LambdaService>();

  function serviceFor(event: FlowEvent): LambdaService {
    const fn = options.functionOf(event);
    const { region } = instanceOf(event);
    const start = () => startSandbox(fn, { region, endpoint: emulator.url, onLog });
    const service = services.get(fn) ?? startLambdaService(start);
    services.set(fn, service);
    return service;
  }

  return {
    emulator,
    async run(flow, event, { replies: own = {}, observer } = {}) {
      const replies = createReplies(options.replies ?? {}, own);
      const outside = { event, modules, flows, replies, observer };
      // Without the function nothing takes real time, so a run need not wait.
      if (!mayInvoke([flow, ...modules.values(), ...flows.values()], functionArn, replies, observer)) {
        const clock = createVirtualClock();
        const running = runFlow(flow, { ...outside, clock, functionOf: standInsOf(replies, clock) });
        const [run] = await Promise.all([running, clock.run()]);
        return { ...run, requests: [] };
      }
      // The function is bundled before the contact comes, so that the block does not wait for it.
      const service = serviceFor(event);
      const others = standInsOf(replies, systemClock);
      const functionOf: World['functionOf'] = (names) =>
        others(names) ?? (names.includes(functionArn) ? (input) => service.invoke(input) : undefined);
      const earlier = emulator.requests.length;
      const sinceStart = systemClock.now() - startedAt;
      const requests = () =>
        emulator.requests.slice(earlier).map((request) => ({ ...request, at: request.at - sinceStart }));
      try {
        const run = await runFlow(flow, { ...outside, clock: systemClock, functionOf });
        return { ...run, requests: requests() };
      } catch (error) {
        if (error instanceof FlowRunError) error.requests = requests();
        throw error;
      }
    },
    async stop() {
      for (const service of services.values()) service.stop();
      await emulator.stop();
    },
  };
}

/** The functions that a scenario answers for. */
function standInsOf(replies: RepliesOfRun, clock: Clock): World['functionOf'] {
  return (names) => {
    if (!replies.knows('functions', names)) return undefined;
    return (event) => standIn(replies.take('functions', names) as FunctionReply, event, clock);
  };
}
