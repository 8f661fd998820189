// A local version of Lambda's Node.js runtime: loads the bundle once, then invokes its handler for each message. It runs
// in its own process and passes the handler what Lambda passes: an event and a context.
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ event: unknown, requestId: string, timeout: number }} Invocation `timeout` in milliseconds
 * @typedef {{ result?: unknown } | { errorType: string, errorMessage: string }} Outcome
 */

/** @param {unknown} error @returns {Outcome} */
function failure(error) {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { errorType: name, errorMessage: message };
}

/** @param {Invocation} invocation */
function contextOf({ requestId, timeout }) {
  const deadline = Date.now() + timeout;
  const { AWS_LAMBDA_FUNCTION_NAME = '', AWS_REGION, AWS_LAMBDA_FUNCTION_MEMORY_SIZE } = process.env;
  return {
    awsRequestId: requestId,
    functionName: AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${AWS_REGION}:111122223333:function:${AWS_LAMBDA_FUNCTION_NAME}`,
    memoryLimitInMB: AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}

/** @param {Outcome} outcome */
const answer = (outcome) => process.send?.(outcome);

try {
  const { handler } = await import(pathToFileURL(process.argv[2] ?? '').href);
  process.on('message', async (/** @type {Invocation} */ invocation) => {
    const invoked = (async () => handler(invocation.event, contextOf(invocation)))();
    const outcome = await invoked.then((/** @type {unknown} */ result) => ({ result: result ?? null }), failure);
    // As in Lambda's own log. The reader of each stream then knows that it has every line of this invocation.
    console.log(`END RequestId: ${invocation.requestId}`);
    console.error(`END RequestId: ${invocation.requestId}`);
    answer(outcome);
  });
  // The process that started the execution environment has ended, so no one waits for an answer.
  process.on('disconnect', () => process.exit());
  process.send?.('initialised');
} catch (error) {
  answer(failure(error));
  process.disconnect();
}
