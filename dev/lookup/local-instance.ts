import { type Clock, systemClock } from '../../lambda/retry/clock';
import { arnByRegion, REGION_REFERENCE } from '../../lib/flows/flow-content';
import { type Emulator, type EmulatorOptions, type RequestRecord, startEmulator } from '../cases-api/emulator';
import { isLambdaBlock } from '../flow/content/lambda';
import { referencesIn } from '../flow/content/references';
import type { FlowEvent, NamedFlow, Observer, Run, RunContext } from '../flow/context/context';
import { FlowRunError } from '../flow/context/errors';
import { createStubs, type Stubs, type StubsOfRun } from '../flow/context/stubs';
import { type FunctionStub, fakeFunction } from '../flow/run/fake-function';
import { runFlow } from '../flow/run/run-flow';
import { startExecutionEnvironment } from '../runtime/execution-environment';
import { createVirtualClock } from '../virtual-clock';
import { instanceOf } from './event';
import { type LambdaService, startLambdaService } from './lambda-service';
import type { LocalFunction } from './local-function';
import { withRequests } from './request-timeline';

/** A Connect instance on your own machine that runs flows with the function and an emulated Cases API. */
export type LocalInstance = {
  emulator: Emulator;
  /** Runs a flow for the contact of an event; says also which requests reached Cases. */
  run(flow: NamedFlow, event: FlowEvent, options?: RunOptions): Promise<InstanceRun>;
  stop(): Promise<void>;
};

/** A run with its requests to Cases; times in milliseconds since it began. */
type InstanceRun = Run & { requests: RequestRecord[] };

type RunOptions = {
  /** What the scenario answers this contact in particular. */
  stubs?: Stubs;
  observer?: Observer | undefined;
};

export type LocalInstanceOptions = Partial<Pick<RunContext, 'modules' | 'flows'>> & {
  /** The function for the instance of an event. */
  functionOf: (event: unknown) => LocalFunction;
  /** The ARN by which the flows name the function. */
  functionArn: string;
  emulator: EmulatorOptions;
  /** What the scenario answers every contact. */
  stubs?: Stubs;
  /** Told each line that the function logs. */
  onLog?: ((line: string) => void) | undefined;
  /** The clock of the flow, and environment variables with which the function lives by it. */
  time?: { clock: Clock; environment: () => Record<string, string> };
};

/** Starts the Cases emulator. The function's execution environment starts with its first invocation, as in Lambda. */
export async function startLocalInstance(options: LocalInstanceOptions): Promise<LocalInstance> {
  const { functionArn, onLog, modules = new Map(), flows = new Map(), time } = options;
  const { clock, environment } = time ?? { clock: systemClock, environment: () => ({}) };
  const startedAt = clock.now();
  const emulator = await startEmulator({ clock, ...options.emulator });
  const services = new Map<LocalFunction, LambdaService>();

  function serviceFor(event: FlowEvent): LambdaService {
    const fn = options.functionOf(event);
    const { region } = instanceOf(event);
    const start = () =>
      startExecutionEnvironment(fn, { region, endpoint: emulator.url, onLog, clock, environment: environment() });
    const service = services.get(fn) ?? startLambdaService(start);
    services.set(fn, service);
    return service;
  }

  return {
    emulator,
    async run(flow, event, { stubs: own = {}, observer } = {}) {
      const stubs = createStubs(options.stubs ?? {}, own);
      const outside = { event, modules, flows, stubs, observer };
      // Without the function nothing takes real time, so a run need not wait.
      if (!mayInvoke([flow, ...modules.values(), ...flows.values()], functionArn, stubs, observer)) {
        const virtual = createVirtualClock();
        const functionOf = fakesOf(stubs, virtual);
        const running = runFlow(flow, { ...outside, clock: virtual, functionOf });
        const [run] = await Promise.all([running, virtual.run()]);
        return { ...run, requests: [] };
      }
      // The function is bundled before the contact comes, so that the block does not wait for it.
      const service = serviceFor(event);
      const others = fakesOf(stubs, clock);
      // A flow for two Regions names the function of the contact's own.
      const arns = [functionArn, arnByRegion(functionArn).replace(REGION_REFERENCE, instanceOf(event).region)];
      const functionOf: RunContext['functionOf'] = (names) =>
        others(names) ?? (arns.some((arn) => names.includes(arn)) ? (input) => service.invoke(input) : undefined);
      const earlier = emulator.requests.length;
      const sinceStart = clock.now() - startedAt;
      const requests = () =>
        emulator.requests.slice(earlier).map((request) => ({ ...request, at: request.at - sinceStart }));
      try {
        const run = await runFlow(flow, { ...outside, clock, functionOf });
        const made = requests();
        return { ...run, path: withRequests(run.path, made), requests: made };
      } catch (error) {
        if (error instanceof FlowRunError) error.path = withRequests(error.path, requests());
        throw error;
      }
    },
    async stop() {
      for (const service of services.values()) service.stop();
      await emulator.stop();
    },
  };
}

/**
 * Whether a run may invoke the function of this project, or a handler in a file: both take real time. A scenario can
 * stub the function, and so can a test case.
 */
function mayInvoke(flows: NamedFlow[], functionArn: string, stubs: StubsOfRun, observer?: Observer): boolean {
  const blocks = flows.flatMap(({ content }) => content.Actions.filter(isLambdaBlock));
  return blocks.some((action) => {
    const { Identifier, Parameters } = action;
    if (observer?.stubs(action)) return false;
    const arn = String(Parameters.LambdaFunctionARN);
    const names = [Identifier, arn];
    if (stubs.knows('blocks', [Identifier])) return false;
    if (stubs.knows('functions', names))
      return stubs.all('functions', names).some((stub) => (stub as FunctionStub).handler);
    return arn === functionArn || referencesIn(arn).length > 0;
  });
}

/** The functions that a scenario stubs. */
function fakesOf(stubs: StubsOfRun, clock: Clock): RunContext['functionOf'] {
  return (names) => {
    if (!stubs.knows('functions', names)) return undefined;
    return (event) => fakeFunction(stubs.take('functions', names) as FunctionStub, event, clock);
  };
}
