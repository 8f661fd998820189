import { ConnectCasesClient } from '@aws-sdk/client-connectcases';
import { isObject } from '../contract/values';
import type { Connections } from './connections';
import { readBody } from './response-body';

/** The client of Amazon Connect Cases: sends a command, and throws what the SDK throws, with the host that was asked. */
export type CasesClient = Pick<ConnectCasesClient, 'send'>;

/** An error of the client knows which host was asked: the SDK's own errors do not say it. */
export type WithHost = { $host?: string };

/**
 * Makes the client of Amazon Connect Cases in the function's Region with the function's role. It does not retry: retries
 * happen in one layer, where the budget is known.
 */
export function createCasesClient({ httpAgent, httpsAgent }: Connections): CasesClient {
  const client = new ConnectCasesClient({
    maxAttempts: 1,
    requestHandler: { httpAgent, httpsAgent },
    streamCollector: readBody,
    // AWS Support can tell the requests of this project from others.
    customUserAgent: 'connect-case-lookup',
  });
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (isObject(error)) (error as WithHost).$host = (args.request as { hostname?: string }).hostname;
        throw error;
      }
    },
    { step: 'deserialize', priority: 'high' },
  );
  return client;
}
