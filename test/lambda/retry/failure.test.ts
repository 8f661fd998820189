import { LookupError } from '../../../lambda/retry/failure';
import { emptyStats } from '../../../lambda/retry/stats';

const messageOf = (...[kind, details]: [ConstructorParameters<typeof LookupError>[0], object?]) =>
  new LookupError(kind, emptyStats(), details).message;

describe('the message of a lookup that failed', () => {
  it('advises to raise a time limit only if it can be raised', () => {
    expect(messageOf('timedOut')).toMatch(
      /If the block waits less than 8 s, raise .*; if it is asynchronous and waits less than 60 s, raise/,
    );
  });

  it('says what happened, what the lookup had done, who answered, and what to do, in this order', () => {
    const response = { status: 502, contentType: 'text/html', host: 'proxy.example', isFromCases: false };
    expect(messageOf('malformedAnswer', { response })).toMatch(
      /^The response was not a valid response .* \(requests: 0, .*\)\. The response was not one of Amazon Connect Cases: status 502, content type text\/html, host proxy\.example\. .* check proxies/,
    );
  });

  it('says nothing of who answered when no response arrived', () => {
    expect(messageOf('unreachable')).not.toContain('status');
    expect(messageOf('unreachable', { response: undefined })).not.toContain('content type');
  });
});
