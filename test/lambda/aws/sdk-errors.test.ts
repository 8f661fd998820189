import { HttpResponse } from '@smithy/core/protocols';
import fc from 'fast-check';
import { translateErrors } from '../../../lambda/aws/sdk-errors';
import { type AttemptFailure, type FailureKind, LookupError } from '../../../lambda/retry/failure';
import { emptyStats } from '../../../lambda/retry/stats';
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
const withStatus = (httpStatusCode: number) => ({ name: 'Error', message: '', $metadata: { httpStatusCode } });
const named = (name: string, status?: number) => ({ ...withStatus(status as number), name });

/** What an error is, the error, its kind, and whether another attempt can succeed. */
type Row = [name: string | number, error: unknown, kind: FailureKind, retryable: boolean];

const CONNECTION_CODES = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENETRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_STREAM_PREMATURE_CLOSE',
];

const CERTIFICATE_CODES = [
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'HOSTNAME_MISMATCH',
  'INVALID_PURPOSE',
];

describe('an error of the client', () => {
  it.each<Row>([
    // Connections that failed or broke.
    ...CONNECTION_CODES.map((code) => [code, withCode(code), 'unreachable', true] as Row),
    ['a timeout of the SDK', named('TimeoutError'), 'unreachable', true],
    // Certificates that are not trusted.
    ...CERTIFICATE_CODES.map((code) => [code, withCode(code), 'untrusted', false] as Row),
    // What is not HTTP.
    ['HPE_INVALID_CONSTANT', withCode('HPE_INVALID_CONSTANT'), 'malformedAnswer', false],
    // Status codes.
    ...[500, 501, 502, 503, 504, 505, 507, 520, 529, 408, 425].map(
      (status) => [status, withStatus(status), 'unavailable', true] as Row,
    ),
    ['RequestTimeout', { ...withStatus(400), name: 'RequestTimeout' }, 'unavailable', true],
    [429, withStatus(429), 'throttled', true],
    [404, withStatus(404), 'notFound', false],
    [401, withStatus(401), 'denied', false],
    [403, withStatus(403), 'denied', false],
    [400, withStatus(400), 'invalidRequest', false],
    [418, withStatus(418), 'invalidRequest', false],
    [200, withStatus(200), 'malformedAnswer', false],
    [302, withStatus(302), 'malformedAnswer', false],
    // Names.
    ['ThrottlingException', named('ThrottlingException', 400), 'throttled', true],
    ['CredentialsProviderError', named('CredentialsProviderError'), 'withoutCredentials', false],
    ['ExpiredTokenException', named('ExpiredTokenException', 403), 'withoutCredentials', false],
    [
      'a signature refused because of the clock',
      { ...named('InvalidSignatureException'), $metadata: { httpStatusCode: 403, clockSkewCorrected: true } },
      'clockSkewed',
      true,
    ],
  ])('%s is of one kind, which alone decides whether to try again: %#', async (_, error, kind, retryable) => {
    expect(await translated(error)).toMatchObject({ name: 'AttemptFailure', kind, retryable });
  });

  it('tries again until the time is over whatever server error Cases returns, and says so', async () => {
    const failure = (await translated(withStatus(520))) as AttemptFailure;
    const { error, ended, budget } = await runLookup(() => ({ gives: failure }));
    expect(error).toMatchObject({ name: 'CasesUnavailableError' });
    expect((error as Error).message).toMatch(/^Amazon Connect Cases returned server errors until the time was over /);
    expect(ended).toBeGreaterThan(budget.deadline - 500);
  });

  it('keeps the name of a timeout, and takes it from a connection that was reset', async () => {
    const named = (code: string) => Object.assign(withCode(code), { name: 'TimeoutError' });
    expect((await translated(named('ECONNRESET'))).cause).toMatchObject({ name: 'Error', code: 'ECONNRESET' });
    expect((await translated(named('ETIMEDOUT'))).cause).toMatchObject({ name: 'TimeoutError' });
  });

  it.each([
    ['text/html', false],
    ['application/json', true],
    ['application/x-amz-json-1.1', true],
  ])('says of a response of type %s whether it can be one of Cases: %p', async (contentType, isFromCases) => {
    const $response = new HttpResponse({ statusCode: 503, headers: { 'content-type': contentType } });
    const failure = await translated({ ...withStatus(503), $response, $host: 'cases.example' });
    expect(failure).toMatchObject({ response: { status: 503, contentType, host: 'cases.example', isFromCases } });
    const { message } = new LookupError('unavailable', emptyStats(), failure as AttemptFailure);
    const sentence = 'not one of Amazon Connect Cases: status 503, content type text/html, host cases.example.';
    expect(message.includes(sentence)).toBe(!isFromCases);
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
