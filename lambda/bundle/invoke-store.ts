// Stands in the bundle for @aws/lambda-invoke-store, which keeps the trace of each invocation apart where one sandbox
// serves several at a time. The stack's function runs where a sandbox serves one after the other: there the trace is in
// the environment, and where there is no store the SDK looks for it there.

/** What the SDK asks for the trace before it looks into the environment. */
export const InvokeStore = { getInstanceAsync: async () => undefined };
