// Replaces node:fs in the bundle, which the SDK uses to find the length of a file that a request sends. The function sends
// no files: the bodies of its requests are strings.

/** The SDK checks whether a body is one; none is. */
export class ReadStream {
  constructor() {
    throw unreachable();
  }
}

export function fstatSync(): never {
  throw unreachable();
}

export function lstatSync(): never {
  throw unreachable();
}

function unreachable(): Error {
  return new Error('The bundle reads no files: lib/bundling/bundling.ts leaves node:fs out');
}
