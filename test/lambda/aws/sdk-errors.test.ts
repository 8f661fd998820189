import { HttpResponse } from '@smithy/core/protocols';
import fc from 'fast-check';
import { translateErrors } from '../../../lambda/aws/sdk-errors';
import type { AttemptFailure } from '../../../lambda/retry/failure';
import { runLookup } from '../../support/lookup';

/** What becomes of an error that the client throws. */
async function translated(error: unknown): Promise<Error> {
  return translateErrors(Promise.reject(error)).then(
    () => {
      throw new Error('the attempt succeeded');
    },
    (thrown) => thrown,
  );
}

const withCode = (code: string) => Object.assign(new Error(code), { code });

describe('an error of the client', () => {
  it.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EPROTO',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_SSL_WRONG_VERSION_NUMBER',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_HAS_EXPIRED',
  ])('with the network code %s is unreachable', async (code) => {
    expect(await translated(withCode(code))).toMatchObject({ name: 'AttemptFailure', kind: 'unreachable' });
  });

  it('that is a timeout of the SDK is unreachable', async () => {
    const timeout = Object.assign(new Error('too slow'), { name: 'TimeoutError' });
    expect(await translated(timeout)).toMatchObject({ kind: 'unreachable', retryable: true });
  });

  it.each([
    new TypeError('x is not a function'),
    new RangeError('Maximum call stack size exceeded'),
    new Error('Region is missing'),
    withCode('ERR_INVALID_ARG_TYPE'),
    withCode('ERR_INVALID_URL'),
    withCode('ENOENT'),
    withCode('EMFILE'),
    'a string',
  ])('that comes neither from Cases nor from the network is thrown as it is: %s', async (defect) => {
    expect(await translated(defect)).toBe(defect);
  });
});

describe('a hint of how long to wait', () => {
  const response = (headers: Record<string, string>) => new HttpResponse({ statusCode: 429, headers });
  const refusal = (headers: Record<string, string>) =>
    Object.assign(new Error('refused'), { $metadata: { httpStatusCode: 429 }, $response: response(headers) });

  it('never lets a lookup flood Cases with requests, whatever it says', async () => {
    const numbers = fc.oneof(
      fc.double(),
      fc.bigInt(),
      fc.constantFrom('Infinity', '-Infinity', '1e400', '9e15', '-9e15'),
    );
    const value = fc.oneof(
      numbers.map(String),
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    const headers = fc.dictionary(fc.constantFrom('retry-after', 'x-amz-retry-after', 'Retry-After'), value);
    await fc.assert(
      fc.asyncProperty(
        headers,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        async (given, random) => {
          const failure = (await translated(refusal(given))) as AttemptFailure;
          if (failure.retryAfterMs !== undefined) expect(Number.isFinite(failure.retryAfterMs)).toBe(true);
          const { attempts, error, stats, ended, budget } = await runLookup(() => ({ takes: 0, gives: failure }), {
            random: () => random,
          });
          expect(attempts.length).toBeLessThanOrEqual(8000 / 100 + 3);
          expect(stats.timeWaitedMs).toBeLessThanOrEqual(budget.deadline);
          expect(ended).toBeLessThanOrEqual(budget.deadline);
          expect(error).toHaveProperty('name', 'CasesThrottledError');
        },
      ),
    );
  });
});
