import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Sends a body after its headers; `closed` tells that the connection is gone. */
export type Send = (response: ServerResponse, body: Buffer, closed: AbortSignal) => void | Promise<void>;

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
  return async (response, body, closed) => {
    for (let at = 0; at < body.length && !closed.aborted; at++) {
      if (at > 0) await wait(pause, closed);
      response.write(body.subarray(at, at + 1));
    }
    response.end();
  };
}

/** Waits some milliseconds, less if the connection is gone. */
export async function wait(pause: number, closed: AbortSignal): Promise<void> {
  if (pause > 0) await sleep(pause, undefined, { signal: closed }).catch(() => {});
}
