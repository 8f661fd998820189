import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Answer } from './answer';

/** One request on the wire and what can be done with it. */
export type Call = {
  /** Answers as the service does, through the quota. */
  serve(): Answer;
  /** The token that the request carries, or an empty text. */
  nextToken: string;
  send(answer: Answer): void;
  /** Sends the head and a part of the body, then cuts the connection. */
  sendHalf(answer: Answer): void;
  /** Sends the body byte by byte, with a pause in milliseconds before each. */
  drip(answer: Answer, pause: number): void;
  /** Resets the connection before an answer. */
  reset(): void;
  /** Never answers. */
  hang(): void;
  after(milliseconds: number, callback: () => void): void;
};

/** Told what became of the call. */
export type Outcome = (outcome: string, answer?: Answer) => void;

/** Binds a call to its connection. */
export function openCall(
  request: IncomingMessage,
  response: ServerResponse,
  service: Pick<Call, 'serve' | 'nextToken'>,
  outcome: Outcome,
): Call {
  const { socket } = request;
  const after = (milliseconds: number, callback: () => void) => {
    setTimeout(() => response.destroyed || callback(), milliseconds).unref();
  };
  const dripOn = (body: string, pause: number) => {
    if (body === '') return response.end();
    response.write(body.slice(0, 1));
    after(pause, () => dripOn(body.slice(1), pause));
  };

  return {
    ...service,
    after,
    send(answer) {
      outcome(answer.outcome, answer);
      sendAnswer(response, answer);
    },
    sendHalf(answer) {
      outcome('truncated');
      response.writeHead(answer.status, headersOf(answer));
      response.write(answer.body.slice(0, answer.body.length / 2), () => socket.destroy());
    },
    drip(answer, pause) {
      outcome(answer.outcome, answer);
      response.writeHead(answer.status, headersOf(answer));
      after(pause, () => dripOn(answer.body, pause));
    },
    reset() {
      outcome('reset');
      (socket as Socket).resetAndDestroy();
    },
    hang: () => outcome('hang'),
  };
}

/** Sends an answer with the headers that every answer of the service has. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, headersOf(answer));
  response.end(answer.body);
}

function headersOf({ headers, body }: Answer) {
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
    ...headers,
  };
}
