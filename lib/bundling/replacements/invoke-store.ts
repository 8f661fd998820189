// Replaces @aws/lambda-invoke-store in the bundle, which keeps the traces of concurrent invocations in one sandbox apart.
// A sandbox of this function serves one invocation at a time. Its trace is in the environment, where the SDK looks when
// there is no store.

/** The SDK asks it for the trace before it looks into the environment. */
export const InvokeStore = { getInstanceAsync: async () => undefined };
