import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Failure } from './failure';
import { operationOf } from './operation';
import { encodeAnswer, encodeFailure } from './protocols';

/** Never answers. */
export const HANGS = Symbol('hangs');

/** What the stub answers to each action, named as IAM names it; what is not here fails the test. */
export type Answers = Record<string, unknown | ((input: Record<string, string>) => unknown)>;

/** A call as it arrived. */
export type Call = { action: string; at: number };

export type AwsStub = { url: string; calls: Call[]; stop(): Promise<void> };

/** Serves AWS APIs of three protocols on the loopback interface, so that real clients can be tested without an account. */
export async function startAwsStub(answers: Answers): Promise<AwsStub> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.writeHead(500).end(error.message));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { action, protocol, input } = operationOf(request, body);
    calls.push({ action, at: performance.now() });
    const given = answers[action] ?? new Failure('NotStubbed', `the stub has no answer to ${action}`);
    const result = typeof given === 'function' ? given(input) : given;
    if (result === HANGS) return;
    const { status, headers, content } =
      result instanceof Failure ? encodeFailure(protocol, result) : encodeAnswer(protocol, action, result);
    response.writeHead(status, headers).end(content);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
