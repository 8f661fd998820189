import { join } from 'node:path';
import * as original from '@smithy/core/retry';
import { buildSync } from 'esbuild';

type Replacement = typeof import('../../../lambda/bundle/retry');

/** The file as it is in the bundle: what it takes from the package are ES modules, which these tests cannot import. */
const { outputFiles } = buildSync({
  entryPoints: [join(__dirname, '../../../lambda/bundle/retry.ts')],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false,
});
const module_ = { exports: {} as Replacement };
new Function('module', 'require', outputFiles[0]!.text)(module_, require);
const replacement = module_.exports;

describe('the replacement of retrying', () => {
  it.each([
    { name: 'ThrottlingException' },
    { name: 'Error', $metadata: { httpStatusCode: 429 } },
    { name: 'Error', $metadata: { httpStatusCode: 503 } },
    { name: 'Error', code: 'ECONNRESET' },
    { name: 'AbortError' },
    { name: 'ValidationException', $metadata: { httpStatusCode: 400 } },
  ])('tells errors apart as the SDK does: %p', (error) => {
    const rules = ({
      isThrottlingError,
      isTransientError,
    }: Pick<Replacement, 'isThrottlingError' | 'isTransientError'>) =>
      [isThrottlingError(error as never), isTransientError(error as never)].map(Boolean);
    expect(rules(replacement)).toEqual(rules(original));
  });

  it('has a step where the SDK has one, which hands each request to the strategy that the client was given', async () => {
    const strategy = { retry: async (next: (request: unknown) => unknown, request: unknown) => [await next(request)] };
    const config = replacement.resolveRetryConfig({ retryStrategy: strategy as never });
    const added: [middleware: never, options: object][] = [];
    replacement.getRetryPlugin(config).applyToStack({ add: (...step) => added.push(step as never) });
    const [[step, options] = []] = added;
    expect(original.retryMiddlewareOptions).toMatchObject(options as object);
    const middleware = step as unknown as (next: (request: string) => Promise<string>) => (request: string) => unknown;
    expect(await middleware(async (request) => `${request} sent`)('request')).toEqual(['request sent']);
  });

  it.each([
    ['a strategy of its own', () => replacement.resolveRetryConfig({})],
    ['a number of attempts', replacement.NODE_MAX_ATTEMPT_CONFIG_OPTIONS.environmentVariableSelector],
    ['a mode', replacement.NODE_RETRY_MODE_CONFIG_OPTIONS.environmentVariableSelector],
  ])('refuses %s and says who left it out', (_, use) => expect(use).toThrow('lib/bundling.ts leaves them out'));
});
