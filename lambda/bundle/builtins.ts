// Stands in the bundle for modules of Node.js. To import one of them from an ES module is to read every member that it
// has, and some load further modules when they are read: milliseconds for what nobody asked for. These are the same
// objects, taken one by one. esbuild refuses a bundle that imports a name which is missing here.
const get = process.getBuiltinModule;

export const { createHash, createHmac, getRandomValues, randomInt } = get('node:crypto');
export const { Agent, request } = get('node:https');
export const { env, versions } = process;
export const { Duplex, PassThrough, Readable, Writable } = get('node:stream');

// The SDK imports node:https as a whole.
export default { Agent, request };
