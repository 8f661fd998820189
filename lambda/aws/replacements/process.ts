// Stands in the bundle for node:process: to import that module from an ES module is to open every part of the process,
// standard input among them, which takes milliseconds. These are the same objects, taken from the global process.

export const { env, versions } = process;
