import { ask, contactArn, emulate, SIGNED, stopEmulators } from '../../support/cases-request';

afterEach(stopEmulators);

const BODY = { contactArn: contactArn('contact-1') };

const signedWith = (changed: RegExp, to: string) => ({
  ...SIGNED,
  authorization: SIGNED.authorization.replace(changed, to),
});

const ROWS: [what: string, headers: Record<string, string>, type: string, message: RegExp][] = [
  ['no signature', {}, 'MissingAuthenticationTokenException', /Signature Version 4/],
  ['another scheme', { authorization: 'Bearer abc' }, 'MissingAuthenticationTokenException', /Signature Version 4/],
  ['no credential', signedWith(/Credential=[^,]*, /, ''), 'IncompleteSignatureException', /: Credential in/],
  ['a credential cut short', signedWith(/\/aws4_request/, ''), 'IncompleteSignatureException', /: Credential in/],
  ['no list of headers', signedWith(/SignedHeaders=[^,]*, /, ''), 'IncompleteSignatureException', /SignedHeaders in/],
  ['no signature value', signedWith(/, Signature=.*/, ''), 'IncompleteSignatureException', /: Signature in/],
  [
    'nothing after the algorithm',
    signedWith(/ .*/, ''),
    'IncompleteSignatureException',
    /Credential.*Headers.*Signature/,
  ],
  ['no date', { authorization: SIGNED.authorization }, 'IncompleteSignatureException', /the header X-Amz-Date/],
  ['a malformed date', { ...SIGNED, 'x-amz-date': 'today' }, 'IncompleteSignatureException', /the header X-Amz-Date/],
  ['another service', signedWith(/\/cases\//, '/connect/'), 'InvalidSignatureException', /the service 'cases'/],
  ['another day', signedWith(/\/20261124\//, '/20261123/'), 'InvalidSignatureException', /the day of X-Amz-Date/],
  ['an unsigned host', signedWith(/;host/, ''), 'InvalidSignatureException', /should name 'host'/],
  ['an unsigned date', signedWith(/;x-amz-date/, ''), 'InvalidSignatureException', /should name 'x-amz-date'/],
];

describe('a request with', () => {
  it.each(ROWS)('%s is refused', async (_what, headers, type, message) => {
    const answer = await ask(await emulate(), BODY, { headers });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toBe(type);
    expect(await answer.json()).toEqual({ message: expect.stringMatching(message) });
  });

  it.each([
    ['spaces after the commas', SIGNED],
    ['no spaces after the commas', signedWith(/, /g, ',')],
    ['a session token', { ...SIGNED, 'x-amz-security-token': 'token' }],
  ])('%s is served', async (_what, headers) => {
    expect((await ask(await emulate(), BODY, { headers })).status).toBe(200);
  });
});

it('costs neither a token of the quota nor a step of the script when it is refused', async () => {
  const emulator = await emulate({ quotas: { ListCasesForContact: { rate: 0.001, burst: 1 } }, faults: 'slow:0' });
  await ask(emulator, BODY, { headers: {} });
  await ask(emulator, BODY);
  expect(emulator.requests).toEqual([
    expect.objectContaining({ outcome: 'MissingAuthenticationTokenException', tokensLeft: 1 }),
    expect.objectContaining({ outcome: 'slow' }),
  ]);
});
