// Replaces modules of Node.js in the bundle. An ES module that imports one of them reads all of its members, and some
// members load further modules when they are read, which takes milliseconds. These are the same objects, taken one by
// one. esbuild refuses a bundle that imports a name which is missing here.
const get = process.getBuiltinModule;

export const { Console } = get('node:console');
export const { createHash, createHmac, getRandomValues, randomInt } = get('node:crypto');
export const { fstatSync, lstatSync } = get('node:fs');
export const { Agent, request } = get('node:https');
export const { platform, release } = get('node:os');
export const { env, versions } = process;
export const { Duplex, PassThrough, Readable, Writable } = get('node:stream');

// Reading the real class would load all streams of files. The SDK asks whether a body is one, and none is.
export class ReadStream {}

// The SDK imports the default of node:https.
export default { Agent, request };
