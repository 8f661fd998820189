import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { startEmulator } from '../../../dev/cases-api/emulator';
import { arrivalOf } from '../../support/adapter';
import { ask, contactArn, DOMAIN_ID, emulate, numberedCases, SIGNED, stopEmulators } from '../../support/cases-request';

afterEach(stopEmulators);

const BODY = { contactArn: contactArn('c') };

describe('a body', () => {
  it.each([
    ['{"contactArn":', 'SerializationException'],
    [new Uint8Array([0x22, 0xff, 0x22]), 'SerializationException'],
    ['[]', 'ValidationException'],
    ['null', 'ValidationException'],
    ['"text"', 'ValidationException'],
    ['', 'ValidationException'],
    [JSON.stringify({ contactArn: 'arn:aws:s3:::bucket' }), 'ValidationException'],
    [JSON.stringify({ contactArn: `${contactArn('c')}/more` }), 'ValidationException'],
  ])('such as %j is refused with 400 %s', async (body, type) => {
    const answer = await ask(await emulate(), body);
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([400, type]);
  });

  it('with several wrong members is refused with all of them in one message', async () => {
    const answer = await ask(await emulate(), { maxResults: 0, nextToken: 5 }, { domainId: 'd'.repeat(501) });
    expect(await answer.json()).toEqual({
      message: expect.stringMatching(
        /^4 validation errors detected: .*'domainId'.*'contactArn'.*'maxResults'.*'nextToken'/,
      ),
    });
  });

  it('beyond a megabyte is refused with 413, and the connection stays in order', async () => {
    const emulator = await emulate();
    const answer = await ask(emulator, { ...BODY, padding: 'x'.repeat(1_000_000) });
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([413, 'RequestEntityTooLargeException']);
    expect((await ask(emulator, BODY)).status).toBe(200);
  });

  it.each([
    ['a list', '[', ']'],
    ['an object', '{"a":', '}'],
  ])('with %s that is nested too deeply to be shown is refused, and the next one answered', async (_, open, close) => {
    const emulator = await emulate();
    const deep = `${open.repeat(90_000)}1${close.repeat(90_000)}`;
    for (const body of [deep, `{"contactArn":${deep}}`, `{"maxResults":${deep}}`]) {
      const answer = await ask(emulator, body);
      expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([400, 'ValidationException']);
    }
    expect((await ask(emulator, BODY)).status).toBe(200);
  });

  it('may hold unknown members, and null for optional ones', async () => {
    const body = { ...BODY, maxResults: null, nextToken: null, more: 1 };
    expect((await ask(await emulate(), body)).status).toBe(200);
  });
});

describe('a domain id', () => {
  it.each(['a b/c?d#e%f', 'ü'])('of characters such as %s is found', async (domainId) => {
    const emulator = await emulate({ domainId });
    expect((await ask(emulator, BODY, { domainId })).status).toBe(200);
    expect((await ask(emulator, BODY)).status).toBe(404);
  });

  it('that is encoded wrongly is not found', async () => {
    const { url } = await emulate();
    const init = { method: 'POST', headers: SIGNED, body: JSON.stringify(BODY) };
    expect((await fetch(`${url}/domains/%zz/list-cases-for-contact`, init)).status).toBe(404);
  });
});

it.each([
  ['GET', `/domains/${DOMAIN_ID}/list-cases-for-contact`],
  ['POST', `/domains/${DOMAIN_ID}/templates-search`],
  ['POST', '/'],
  ['DELETE', `/domains/${DOMAIN_ID}/list-cases-for-contact/more`],
])('says that %s %s is not emulated, and what is', async (method, path) => {
  const answer = await fetch((await emulate()).url + path, { method });
  expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([501, 'NotEmulatedException']);
  const { message } = (await answer.json()) as { message: string };
  expect(message).toContain(`${method} ${path} is not emulated`);
  expect(message).toContain('POST /domains/{domainId}/list-cases-for-contact');
});

describe('the quota', () => {
  it('allows ten requests at once unless told otherwise, counts invalid ones, and can be refilled', async () => {
    const emulator = await emulate({ quotas: { ListCasesForContact: { rate: 2 } }, cases: { c: numberedCases(1) } });
    emulator.refillQuota();
    const bodies = [...Array(9).fill(BODY), {}, BODY];
    const statuses: number[] = [];
    for (const body of bodies) statuses.push((await ask(emulator, body)).status);
    expect(statuses).toEqual([...Array(9).fill(200), 400, 429]);
    emulator.refillQuota();
    expect((await ask(emulator, BODY)).status).toBe(200);
  });
});

describe('the record of a request', () => {
  it('is told once, when the outcome is decided, and kept', async () => {
    const onRequest = jest.fn();
    const emulator = await emulate({
      quotas: { ListCasesForContact: { rate: 0.001, burst: 2 } },
      cases: { c: numberedCases(12) },
      onRequest,
    });
    const { nextToken } = (await (await ask(emulator, BODY)).json()) as { nextToken: string };
    await ask(emulator, { ...BODY, nextToken });
    await ask(emulator, BODY);
    const operation = 'ListCasesForContact';
    const common = { method: 'POST', operation, path: `/domains/${DOMAIN_ID}/list-cases-for-contact`, contactId: 'c' };
    const one = { ...common, at: expect.any(Number), tokensLeft: expect.closeTo(1, 1) };
    const none = { ...one, tokensLeft: expect.closeTo(0, 1) };
    expect(emulator.requests).toEqual([
      { ...one, status: 200, outcome: 'ok', page: 1, cases: 10 },
      { ...none, status: 200, outcome: 'ok', page: 2, cases: 2 },
      { ...none, status: 429, outcome: 'throttle', page: 1, cases: undefined },
    ]);
    expect(onRequest.mock.calls).toEqual(emulator.requests.map((record) => [record]));
  });

  it('is there before the answer of a slow service', async () => {
    const emulator = await emulate({ latencyMs: 60_000 });
    const given = ask(emulator, BODY).catch(() => 'cut');
    await arrivalOf(1, emulator);
    await emulator.stop();
    expect(await given).toBe('cut');
  });
});

it('puts another script in the place of the rest of the present one', async () => {
  const emulator = await emulate({ faults: '500*' });
  const statuses = [(await ask(emulator, BODY)).status];
  emulator.play('503');
  for (let count = 0; count < 2; count++) statuses.push((await ask(emulator, BODY)).status);
  expect(statuses).toEqual([500, 503, 200]);
  expect(() => emulator.play('nonsense')).toThrow('"nonsense" is not a known step');
});

it('refuses a wrong script before it starts to listen', async () => {
  await expect(startEmulator({ domainId: DOMAIN_ID, faults: 'nonsense' })).rejects.toThrow('"nonsense"');
});

it('refuses a port that is taken', async () => {
  const { url } = await emulate();
  await expect(emulate({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('serves many requests on one connection', async () => {
  const emulator = await emulate();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ports = new Set<number | undefined>();
  for (let count = 0; count < 5; count++) {
    await new Promise<void>((resolve, reject) => {
      const path = `/domains/${DOMAIN_ID}/list-cases-for-contact`;
      const sent = request(emulator.url + path, { agent, method: 'POST', headers: SIGNED }, (answer) => {
        ports.add(answer.socket.localPort);
        answer.resume().on('end', resolve);
      });
      sent.on('error', reject).end(JSON.stringify(BODY));
    });
  }
  agent.destroy();
  expect(ports.size).toBe(1);
});

it('survives a client that goes away in the middle of a request', async () => {
  const emulator = await emulate();
  const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1');
  const path = `/domains/${DOMAIN_ID}/list-cases-for-contact`;
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"con`, () => socket.resetAndDestroy());
  await new Promise((resolve) => socket.on('close', resolve));
  expect((await ask(emulator, BODY)).status).toBe(200);
  expect(emulator.requests).toHaveLength(1);
});

it('stops at once with hanging and dripping answers open, and may be stopped twice', async () => {
  const emulator = await emulate({ faults: 'hang,drip:60000,slow:60000' });
  const open = [1, 2, 3].map(() =>
    ask(emulator, BODY)
      .then((answer) => answer.text())
      .catch(() => 'cut'),
  );
  await arrivalOf(3, emulator);
  await emulator.stop();
  await emulator.stop();
  expect(await Promise.all(open)).toEqual(['cut', 'cut', 'cut']);
  await expect(ask(emulator, BODY)).rejects.toThrow('fetch failed');
});
