import type { Readable } from 'node:stream';
import { AttemptFailure } from '../retry/failure';

/** A page of a customer's cases with five further fields, each of 4100 letters, has half of this. */
const MAX_BODY_BYTES = 4 * 1024 * 1024;

/**
 * Reads a response body to its end. A body that is too large is cut and its connection closed, so that memory stays flat.
 *
 * @throws AttemptFailure when the body is too large.
 */
export async function readBody(body: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop early destroys the stream, and with it the connection.
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) {
      throw new AttemptFailure('malformedAnswer', {
        cause: new Error(`The body has more than ${MAX_BODY_BYTES} bytes`),
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
