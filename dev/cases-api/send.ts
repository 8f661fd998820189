import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type Clock, sleep } from '../../lambda/retry/clock';

/** `closed` is aborted when the connection is gone; by the clock an answer takes its time. */
export type Connection = { closed: AbortSignal; clock: Clock };

/** Sends headers and a body. */
export type Send = (response: ServerResponse, body: Buffer, connection: Connection) => void | Promise<void>;

/** Sends a body in one piece. */
export const whole: Send = (response, body) => {
  response.end(body);
};

/** Sends half of a body, then cuts the connection. */
export const half: Send = (response, body) => {
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
};

/** Sends a body byte by byte with a pause, in milliseconds, between them. */
export function byteByByte(pause: number): Send {
  return async (response, body, connection) => {
    for (let at = 0; at < body.length && !connection.closed.aborted; at++) {
      if (at > 0) await wait(pause, connection);
      response.write(body.subarray(at, at + 1));
    }
    response.end();
  };
}

/** Sends the body, then more and more behind it, as fast as the client reads. */
export const endless: Send = async (response, body, { closed }) => {
  response.removeHeader('content-length');
  const more = Buffer.alloc(64 * 1024, ' ');
  response.write(body);
  while (!closed.aborted) {
    if (!response.write(more)) await once(response, 'drain', { signal: closed }).catch(() => {});
  }
};

/** Sends the body and, after a pause in milliseconds, the whole response again, without a request for it. */
export function twice(pause: number): Send {
  return async (response, body, { clock }) => {
    const { socket } = response;
    response.end(body);
    if (pause > 0) await sleep(clock, pause);
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    if (socket?.writable) socket.write(Buffer.concat([Buffer.from(head), body]));
  };
}

/** Waits some milliseconds, less if the connection is gone. */
export async function wait(pause: number, { closed, clock }: Connection): Promise<void> {
  if (pause > 0 && !closed.aborted) await sleep(clock, pause, closed);
}
