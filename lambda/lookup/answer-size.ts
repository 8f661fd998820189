/** Bytes of UTF-8; a flow accepts less than this (Connect Administrator Guide, AWS Lambda functions). */
export const LARGEST_ANSWER = 32 * 1024;

/**
 * Passes an answer on if a flow can accept it.
 *
 * @throws RangeError when it is too large: the flow would take its Error branch while the log reported success.
 */
export function withinSizeLimit<T>(answer: T): T {
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes < LARGEST_ANSWER) return answer;
  throw new RangeError(`The answer has ${bytes} bytes; a flow accepts less than ${LARGEST_ANSWER}`);
}
