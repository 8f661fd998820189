import { Agent } from 'node:https';
import { Duplex } from 'node:stream';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { CasesClient } from '../aws/cases-client';

const FIELDS = '"fields":[{"id":"status","value":{"stringValue":"open"}}]';
/** The response to any of the function's requests: each operation reads its own members. */
const BODY = `{"cases":[{"caseId":"none","templateId":"none",${FIELDS}}],${FIELDS},"templateId":"none"}`;
const RESPONSE = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${BODY.length}\r\n\r\n${BODY}`;

/** A later step makes the output of the response. */
const NOT_READ_YET = { $metadata: {} };

/**
 * Makes a client that runs all code of another, and Node.js's own HTTP code, up to a connection that exists in memory
 * only. A middleware of each command keeps it from the network, so the other client needs no special case.
 */
export function createStubClient(client: CasesClient): CasesClient {
  const stub = createStubHandler();
  const send = (command: Command, options: object) => {
    command.middlewareStack.add(
      () =>
        async ({ request }) => ({ ...(await stub.handle(overTls(request))), output: NOT_READ_YET }),
      // The last step before the network.
      { step: 'deserialize', priority: 'low' },
    );
    return client.send(command as Parameters<CasesClient['send']>[0], options);
  };
  return { send: send as CasesClient['send'] };
}

type Request = Parameters<NodeHttpHandler['handle']>[0];

/** As much of a command as is the same for all operations. */
type Command = {
  middlewareStack: {
    add(step: () => (call: { request: Request }) => Promise<object>, place: { step: string; priority: string }): void;
  };
};

function overTls(request: Request): Request {
  return Object.assign(request, { protocol: 'https:' });
}

function createStubHandler(): NodeHttpHandler {
  const httpsAgent = new Agent();
  httpsAgent.createConnection = () =>
    new Duplex({
      read() {},
      write(_request, _encoding, done) {
        setImmediate(() => {
          this.push(RESPONSE);
          done();
        });
      },
    });
  return new NodeHttpHandler({ httpsAgent });
}
