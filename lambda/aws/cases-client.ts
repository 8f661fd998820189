import {
  type $Command,
  ConnectCasesClient,
  type ConnectCasesClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-connectcases';
import type { Connections } from './connections';

type RequestHandler = ConnectCasesClientResolvedConfig['requestHandler'];
type Request = Parameters<RequestHandler['handle']>[0];

/** How one command goes out: over what, and until when. */
type Way = { abortSignal?: AbortSignal; requestHandler: Pick<RequestHandler, 'handle'> };

/** The client of Amazon Connect Cases: sends a command over open connections, and throws what the SDK throws. */
export type CasesClient = {
  send<Input extends ServiceInputTypes, Output extends ServiceOutputTypes>(
    command: $Command<Input, Output, ConnectCasesClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes>,
    way: Partial<Way>,
  ): Promise<Output>;
};

/**
 * Makes the client of Amazon Connect Cases in the function's Region with the function's role. It is told not to retry:
 * retrying happens in one layer, where the budget is known.
 */
export function createCasesClient(connections: Connections): CasesClient {
  const client = new ConnectCasesClient({
    maxAttempts: 1,
    // Hands the request on; the SDK's own strategies would work on each request only to count to one.
    retryStrategy: { retry: (next, request) => next(request) },
    requestHandler: { httpsAgent: connections.agent },
    // The SDK would describe itself and the machine in each request, and put that together each time.
    defaultUserAgentProvider: async () => [['connect-case-lookup']],
    // The SDK puts its layers together once and not for each request, where it is 7 % of the time of a lookup; but only for
    // commands that are sent without options. So what a command has of its own goes beside it.
    cacheMiddleware: true,
  });
  const ways = new WeakMap<object, Way>();
  client.middlewareStack.add(
    () =>
      ({ input, request }) => {
        const { abortSignal, requestHandler } = ways.get(input) as Way;
        return requestHandler.handle(request as Request, { abortSignal });
      },
    // The last step before the network: it calls no further one.
    { name: 'send', step: 'deserialize', priority: 'low' },
  );
  return {
    send(command, way) {
      ways.set(command.input, { requestHandler: client.config.requestHandler, ...way });
      return connections.send(() => client.send(command));
    },
  };
}
