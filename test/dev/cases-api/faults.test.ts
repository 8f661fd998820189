import { arrivalOf } from '../../support/adapter';
import { ask, contactArn, emulate, numberedCases, stopEmulators } from '../../support/cases-request';
import { sharedClock } from '../../support/shared-clock';

afterEach(stopEmulators);

const CASES = { c: numberedCases(12) };
const BODY = { contactArn: contactArn('c') };
const FIRST_PAGE = { cases: numberedCases(10), nextToken: expect.any(String) };

async function meet(faults: string, quota = {}) {
  const emulator = await emulate({ cases: CASES, faults, ...quota });
  return { emulator, answer: await ask(emulator, BODY) };
}

describe('a fault that is an answer of the front door', () => {
  it.each([
    ['throttle', 429, 'application/json', 'ThrottlingException', null],
    ['throttle:2', 429, 'application/json', 'ThrottlingException', '2'],
    ['500', 500, 'application/json', 'InternalServerException', null],
    ['500:0', 500, 'application/json', 'InternalServerException', '0'],
    ['503', 503, 'text/html', null, null],
    ['400', 400, 'application/json', 'ValidationException', null],
    ['403', 403, 'application/json', 'AccessDeniedException', null],
    ['404', 404, 'application/json', 'ResourceNotFoundException', null],
    ['expired-token', 403, 'application/json', 'ExpiredTokenException', null],
    ['html-throttle', 429, 'text/html', null, null],
    ['not-json', 200, 'text/html', null, null],
    ['empty', 200, 'application/json', null, null],
  ])('%s answers %d as %s, and takes no token of the quota', async (fault, status, type, errorType, retryAfter) => {
    const { emulator, answer } = await meet(fault, { quotas: { ListCasesForContact: { rate: 0.001, burst: 2 } } });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('x-amzn-errortype')).toBe(errorType);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
    expect(answer.headers.get('content-length')).toBe(String((await answer.text()).length));
    expect(emulator.requests).toEqual([
      expect.objectContaining({ outcome: fault.split(':')[0], status, tokensLeft: 2 }),
    ]);
  });
});

describe('a fault of the connection', () => {
  it('reset gives no answer and takes no token of the quota', async () => {
    const emulator = await emulate({ faults: 'reset', quotas: { ListCasesForContact: { rate: 0.001, burst: 2 } } });
    await expect(ask(emulator, BODY)).rejects.toThrow('fetch failed');
    expect(emulator.requests).toEqual([
      expect.objectContaining({ outcome: 'reset', status: undefined, tokensLeft: 2 }),
    ]);
  });

  it('hang gives no answer while others get theirs, until the emulator stops, and takes no token', async () => {
    const emulator = await emulate({ faults: 'hang', quotas: { ListCasesForContact: { rate: 0.001, burst: 2 } } });
    let ended = false;
    const given = ask(emulator, BODY).finally(() => {
      ended = true;
    });
    await arrivalOf(1, emulator);
    expect((await ask(emulator, BODY)).status).toBe(200);
    expect(ended).toBe(false);
    await emulator.stop();
    await expect(given).rejects.toThrow('fetch failed');
    expect(emulator.requests[0]).toMatchObject({ outcome: 'hang', status: undefined, tokensLeft: 2 });
  });

  it('truncate announces a whole body and sends half of it', async () => {
    const { emulator, answer } = await meet('ok,truncate');
    const length = Number(answer.headers.get('content-length'));
    const cut = await ask(emulator, BODY);
    expect(Number(cut.headers.get('content-length'))).toBe(length);
    let received = 0;
    const read = async () => {
      for await (const chunk of cut.body as AsyncIterable<Uint8Array>) received += chunk.length;
    };
    await expect(read()).rejects.toThrow('terminated');
    expect(received).toBe(Math.floor(length / 2));
  });
});

describe('a fault of the page', () => {
  it('huge is a right page that is as big as told', async () => {
    const { answer } = await meet('huge:3');
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject(FIRST_PAGE);
    expect(text.length).toBeGreaterThanOrEqual(3_000_000);
  });

  it.each([
    ['wrong-shape', { first: 'case' }],
    ['wrong-shape:0', []],
    ['wrong-shape:2', Array(2).fill({ templateId: expect.any(String) })],
  ])('%s is JSON, but no page', async (fault, cases) => {
    const { answer } = await meet(fault);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ cases });
  });

  it('null-token ends the list with null', async () => {
    const { answer } = await meet('null-token');
    expect(await answer.json()).toEqual({ ...FIRST_PAGE, nextToken: null });
  });

  it('same-token leads to itself without end, from the first page and from a later one', async () => {
    const { emulator, answer } = await meet('ok,same-token*');
    let { nextToken } = (await answer.json()) as { nextToken?: string };
    const later = (await (await ask(emulator, { ...BODY, nextToken })).json()) as object;
    expect(later).toEqual({ cases: numberedCases(12).slice(10), nextToken });

    const first = (await (await ask(emulator, BODY)).json()) as { nextToken: string };
    nextToken = first.nextToken;
    const again = (await (await ask(emulator, { ...BODY, nextToken })).json()) as object;
    expect(again).toEqual({ ...FIRST_PAGE, nextToken });
  });

  it('endless gives new cases and a new token each time', async () => {
    const emulator = await emulate({ faults: 'endless*' });
    const seen = new Set<string>();
    let nextToken: string | undefined;
    for (let page = 1; page <= 20; page++) {
      const answer = await ask(emulator, { ...BODY, maxResults: 3, nextToken });
      const body = (await answer.json()) as { cases: { caseId: string }[]; nextToken: string };
      nextToken = body.nextToken;
      for (const text of [nextToken, ...body.cases.map(({ caseId }) => caseId)]) seen.add(text);
      expect(seen.size).toBe(page * 4);
    }
  });
});

describe('a fault of the sending', () => {
  it.each([
    ['slow', 120],
    ['drip', 1],
  ])('%s takes its time over a right answer', async (fault, argument) => {
    const started = sharedClock.now();
    const { emulator, answer } = await meet(`${fault}:${argument}`, { clock: sharedClock });
    expect(await answer.json()).toEqual(FIRST_PAGE);
    const least = fault === 'slow' ? argument : Number(answer.headers.get('content-length')) * argument;
    expect(sharedClock.now() - started).toBeGreaterThanOrEqual(least);
    expect(emulator.requests).toEqual([expect.objectContaining({ outcome: fault, status: 200, cases: 10 })]);
  });

  it.each(['ok', 'slow:0', 'drip:0', 'truncate', 'huge:1', 'endless'])(
    '%s needs a token of the quota',
    async (fault) => {
      const { emulator } = await meet(`${fault}*`, { quotas: { ListCasesForContact: { rate: 0.001, burst: 1 } } });
      expect((await ask(emulator, BODY)).status).toBe(429);
      expect(emulator.requests[1]).toMatchObject({ outcome: 'throttle', status: 429 });
    },
  );
});

it('leaves the service well after the last step', async () => {
  const { emulator } = await meet('500*2');
  expect([(await ask(emulator, BODY)).status, (await ask(emulator, BODY)).status]).toEqual([500, 200]);
});
