import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { type Clock, systemClock } from '../../lambda/retry/clock';
import type { LocalFunction } from '../lookup/local-function';

/** What Lambda reports about an invocation: the function's answer, or the type and message of its failure. */
export type Outcome = { result: unknown } | { errorType: string; errorMessage: string };

/** A process that runs a function as a Lambda execution environment does, one invocation at a time. */
export type ExecutionEnvironment = {
  /**
   * Invokes the function once. An invocation that exceeds the function's timeout is killed with its execution
   * environment.
   *
   * @throws Error when no process can be started
   */
  invoke(event: unknown): Promise<Outcome>;
  /** Resolves when initialisation has ended, with or without success. */
  initialised: Promise<void>;
  /** Suspends the process between two invocations, as Lambda does. */
  freeze(): void;
  thaw(): void;
  stop(): void;
};

type ExecutionEnvironmentOptions = {
  region: string;
  /** Where the function finds Amazon Connect Cases. */
  endpoint?: string;
  /** Called with each line that the function logs. */
  onLog?: (line: string) => void;
  /** Called with each line of metrics (embedded metric format), which CloudWatch takes from the same log. */
  onMetrics?: (line: string) => void;
  /** Environment variables beyond Lambda's own and the stack's. */
  environment?: Record<string, string>;
  /** By which an invocation times out. @default the clock of this process */
  clock?: Clock;
};

/**
 * Starts an execution environment for a function as the stack deploys it. It gets nothing else from this process's
 * environment.
 */
export function startExecutionEnvironment(
  fn: LocalFunction,
  options: ExecutionEnvironmentOptions,
): ExecutionEnvironment {
  const { clock = systemClock } = options;
  const child = startProcess(fn.folder, {
    ...lambdaEnvironment(fn, options),
    ...fn.environment,
    ...options.environment,
  });
  const logs = [child.stdout, child.stderr].map((input) => createInterface({ input: input as NodeJS.ReadableStream }));
  for (const log of logs) {
    log.on('line', (line) => {
      if (line.startsWith('{"_aws"')) options.onMetrics?.(line);
      else if (!line.startsWith('END ')) options.onLog?.(line);
    });
  }
  const ended = new Promise<Outcome>((resolve, reject) => {
    child.once('exit', () =>
      resolve({ errorType: 'Runtime.ExitError', errorMessage: 'The function ended before it answered' }),
    );
    child.on('error', (error) => reject(notStarted(error, fn.folder)));
  });
  const initialised = nextMessage(child, ended);
  // The caller of the function is told.
  for (const promise of [ended, initialised]) promise.catch(() => {});

  return {
    initialised: initialised.then(
      () => undefined,
      () => undefined,
    ),
    async invoke(event) {
      const initialisation = await initialised;
      if (initialisation !== 'initialised') return initialisation as Outcome;
      if (!child.connected) return ended;
      const outcome = nextMessage(child, ended);
      let timedOut = false;
      const stopWaiting = clock.after(fn.timeout, () => {
        timedOut = true;
        child.kill('SIGKILL');
      });
      const requestId = randomUUID();
      const logged = Promise.all(logs.map((log) => endOfLog(log, requestId)));
      // A process that has just ended cannot take the message; `ended` gives the outcome then.
      child.send({ event, requestId, timeout: fn.timeout }, () => {});
      const answer = (await outcome) as Outcome;
      await logged;
      stopWaiting();
      if (!timedOut) return answer;
      const seconds = (fn.timeout / 1000).toFixed(2);
      return { errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${seconds} seconds` };
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    stop: () => child.kill('SIGKILL'),
  };
}

/** Node.js throws some errors at once and reports others as an event. */
function startProcess(folder: string, env: Record<string, string>): ChildProcess {
  const args = [join(__dirname, 'runtime.mjs'), join(folder, 'index.mjs')];
  try {
    return spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  } catch (error) {
    throw notStarted(error as NodeJS.ErrnoException, folder);
  }
}

/** Node.js blames the program where the folder is missing. A folder in an archive is there for this process alone. */
function notStarted({ code, message }: NodeJS.ErrnoException, folder: string): Error {
  const remedy = 'let Yarn unpack it: in package.json, {"dependenciesMeta":{"connect-case-lookup":{"unplugged":true}}}';
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
  const why = isMissing
    ? `there is no folder ${folder} on the disk. If this package is in an archive, ${remedy}`
    : message;
  return new Error(`Cannot run the function in a process of its own: ${why}`);
}

/** Resolves when all log lines of an invocation have been read. They arrive on another channel than its answer. */
function endOfLog(log: Interface, requestId: string): Promise<void> {
  return new Promise((resolve) => {
    const onLine = (line: string) => line === `END RequestId: ${requestId}` && finish();
    const finish = () => {
      log.off('line', onLine).off('close', finish);
      resolve();
    };
    log.on('line', onLine).once('close', finish);
  });
}

/** The next message from the process, or its end if that comes first. */
function nextMessage(child: ChildProcess, ended: Promise<Outcome>): Promise<unknown> {
  return Promise.race([ended, new Promise((resolve) => child.once('message', resolve))]);
}

/** The variables that Lambda sets for every function; the credentials are made up. */
export function lambdaEnvironment(
  fn: LocalFunction,
  { region, endpoint }: { region: string; endpoint?: string },
): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_SESSION_TOKEN: 'example',
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memorySize),
    AWS_LAMBDA_FUNCTION_NAME: 'case-lookup',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_REGION: region,
    LAMBDA_TASK_ROOT: fn.folder,
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    TZ: ':UTC',
    _HANDLER: 'index.handler',
    ...(endpoint && { AWS_ENDPOINT_URL_CONNECTCASES: endpoint }),
    // In Lambda the SDK would not warn of the older Node.js on this machine.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}
