import { ConnectCasesClient } from '@aws-sdk/client-connectcases';
import type { Connections } from './connections';
import { readBody } from './response-body';

/** The client of Amazon Connect Cases: sends a command, and throws what the SDK throws. */
export type CasesClient = Pick<ConnectCasesClient, 'send'>;

/**
 * Makes the client of Amazon Connect Cases in the function's Region with the function's role. It does not retry: retries
 * happen in one layer, where the budget is known.
 */
export function createCasesClient({ httpAgent, httpsAgent }: Connections): CasesClient {
  return new ConnectCasesClient({
    maxAttempts: 1,
    requestHandler: { httpAgent, httpsAgent },
    streamCollector: readBody,
    // AWS Support can tell the requests of this project from others.
    customUserAgent: 'connect-case-lookup',
  });
}
