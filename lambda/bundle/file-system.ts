// Stands in the bundle for node:fs, which the SDK loads to find out how long a file is that a request sends. The
// function sends no files: the bodies of its requests are texts.

/** What the SDK compares a body with; no body is one. */
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
  return new Error('The bundle reads no files: lib/bundling.ts leaves node:fs out');
}
