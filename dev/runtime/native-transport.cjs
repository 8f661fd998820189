// Takes the place of the native module of aws-lambda-ric, which only a compiler can build. It posts to the Runtime API
// what the native module would post; everything else of AWS's runtime client runs as it is. Loaded with --require.
const http = require('node:http');
const Module = require('node:module');

/** @type {(path: string, body: string) => void} */
const post = (path, body) => {
  const [host, port] = (process.env.AWS_LAMBDA_RUNTIME_API ?? '').split(':');
  http
    .request({ host, port, path: `/2018-06-01/runtime/invocation/${path}`, method: 'POST' }, (response) =>
      response.resume(),
    )
    .end(body);
};

const transport = {
  initializeClient() {},
  /** @type {(requestId: string, body: string) => void} */
  done: (requestId, body) => post(`${requestId}/response`, body),
  /** @type {(requestId: string, body: string) => void} */
  error: (requestId, body) => post(`${requestId}/error`, body),
};

const modules = /** @type {{ _load(request: string, ...rest: unknown[]): unknown }} */ (
  /** @type {unknown} */ (Module)
);
const load = modules._load;
modules._load = (request, ...rest) =>
  request.endsWith('rapid-client.node') ? transport : load.call(Module, request, ...rest);
