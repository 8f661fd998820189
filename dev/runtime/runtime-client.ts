import { spawn } from 'node:child_process';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LocalFunction } from '../lookup/local-function';
import { lambdaEnvironment } from './execution-environment';

/** What the function posted to the Runtime API for an invocation, as `response` or as `error`. */
type Posted = { kind: string; body: Record<string, unknown> };

/** A function that runs in AWS's own Node.js runtime client. */
export type RuntimeClient = {
  /** Invokes the function; invocations that are not awaited run at the same time if the client was started for that. */
  invoke(event: unknown): Promise<Posted>;
  /** Each line that the client and the function wrote, as JSON where it is. */
  lines: Record<string, unknown>[];
  stop(): void;
};

/**
 * Runs a function in aws-lambda-ric, the program in which Lambda's Node.js runtime runs a handler, against a Runtime API
 * of this process.
 *
 * @param options `packageFolder` is where aws-lambda-ric is installed, which needs Node.js 22. With `concurrency` one
 *   execution environment serves so many invocations at the same time, as Lambda Managed Instances do.
 */
export async function startRuntimeClient(
  fn: LocalFunction,
  options: { packageFolder: string; region: string; endpoint: string; concurrency?: number },
): Promise<RuntimeClient> {
  const { packageFolder, concurrency } = options;
  const events: { requestId: string; event: unknown }[] = [];
  const polls: ServerResponse[] = [];
  const posted = new Map<string, (posted: Posted) => void>();
  const lines: Record<string, unknown>[] = [];

  /** Hands each event to a request of the client for the next one, as soon as there are both. */
  const deal = () => {
    while (events.length > 0 && polls.length > 0) {
      const { requestId, event } = events.shift()!;
      polls
        .shift()!
        .writeHead(200, {
          'Content-Type': 'application/json',
          'Lambda-Runtime-Aws-Request-Id': requestId,
          'Lambda-Runtime-Deadline-Ms': Date.now() + fn.timeout,
          'Lambda-Runtime-Invoked-Function-Arn': `arn:aws:lambda:${options.region}:111122223333:function:case-lookup`,
        })
        .end(JSON.stringify(event));
    }
  };
  const api = createServer((request, response) => {
    const [, requestId = '', kind = ''] = /invocation\/([^/]+)(?:\/(\w+))?$/.exec(request.url ?? '') ?? [];
    if (requestId === 'next') {
      polls.push(response);
      return deal();
    }
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      response.writeHead(202).end('{}');
      posted.get(requestId)?.({ kind, body: JSON.parse(body) });
    });
  });
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));

  const transport = join(__dirname, 'native-transport.cjs');
  const child = spawn(process.execPath, ['--require', transport, join(packageFolder, 'index.mjs'), 'index.handler'], {
    cwd: fn.folder,
    env: {
      ...lambdaEnvironment(fn, options),
      ...fn.environment,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(api.address() as AddressInfo).port}`,
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/case-lookup',
      AWS_LAMBDA_LOG_STREAM_NAME: 'local',
      // The client then asks for invocations with Node.js's own HTTP, not with the native module.
      AWS_LAMBDA_NODEJS_USE_ALTERNATIVE_CLIENT_1: 'true',
      ...(concurrency && { AWS_LAMBDA_MAX_CONCURRENCY: String(concurrency), AWS_LAMBDA_NODEJS_WORKER_COUNT: '1' }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) =>
      lines.push(line.startsWith('{') ? JSON.parse(line) : { text: line }),
    );
  }
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`The runtime client ended with ${code}: ${JSON.stringify(lines)}`)));
  });
  ended.catch(() => {});

  return {
    lines,
    invoke(event) {
      const requestId = `request-${posted.size + 1}`;
      const outcome = new Promise<Posted>((resolve) => posted.set(requestId, resolve));
      events.push({ requestId, event });
      deal();
      return Promise.race([outcome, ended]);
    },
    stop() {
      child.kill('SIGKILL');
      api.close();
      api.closeAllConnections();
    },
  };
}
