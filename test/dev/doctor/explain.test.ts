import { CredentialsProviderError } from '@smithy/core/config';
import { explain } from '../../../dev/doctor/explain';
import { CallError } from '../../../dev/doctor/supervise';

const failed = (cause: Error) => explain(new CallError('lambda:GetAlias', cause));
const named = (name: string, message: string) => Object.assign(new Error(message), { name });

describe('what a person reads when a call fails', () => {
  it.each<[string, Error, RegExp]>([
    [
      'no credentials',
      new CredentialsProviderError('Could not load credentials from any providers'),
      /^there are no AWS/,
    ],
    [
      'an IAM Identity Center session that has ended',
      new CredentialsProviderError(
        "The SSO session token associated with profile=me was not found or is invalid. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
      ),
      /^the IAM Identity Center session is missing or has expired; run aws sso login/,
    ],
    ['no Region', new Error('Region is missing'), /^no Region is set; give --region/],
    [
      'a Region without the service',
      named('Error', 'getaddrinfo ENOTFOUND cases.eu-west-1.amazonaws.com'),
      /^lambda:GetAlias could not be reached: the host cases\.eu-west-1\.amazonaws\.com is not known; check --region/,
    ],
    [
      'no network',
      Object.assign(new AggregateError([new Error('connect ECONNREFUSED ::1:443')]), { code: 'ECONNREFUSED' }),
      /^lambda:GetAlias could not be reached: there is no connection \(connect ECONNREFUSED/,
    ],
    [
      'a proxy that answers',
      named('SyntaxError', `Unexpected token '<', "<!doctype "... is not valid JSON`),
      /^lambda:GetAlias got an answer that is not from AWS; check proxies/,
    ],
    ['a wrong clock', named('SignatureDoesNotMatch', 'Signature expired'), /clock is right$/],
    ['a denial that names no action', named('AccessDenied', 'Forbidden'), /^lambda:GetAlias is not allowed$/],
    [
      'anything else',
      named('Surprise', 'first line\n    at stack (trace.js:1)'),
      /^lambda:GetAlias failed: Surprise: first line$/,
    ],
  ])('says in one line what to do about %s', (_, cause, sentence) => {
    expect(failed(cause)).toMatch(sentence);
    expect(failed(cause)).not.toContain('\n');
  });
});
