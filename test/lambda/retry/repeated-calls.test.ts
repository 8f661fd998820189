import { refuseRepeatedCalls } from '../../../lambda/retry/repeated-calls';

const BLOCK = 8000;
const MAX_INVOKE_DELAY_MS = 300;

describe('refuseRepeatedCalls', () => {
  const failure = new Error('denied');
  const fail = () => Promise.reject(failure);
  const answer = () => Promise.resolve('answer');
  let now: number;
  let lookUp: ReturnType<typeof refuseRepeatedCalls>;

  beforeEach(() => {
    now = 1_800_000_000_000;
    lookUp = refuseRepeatedCalls(() => now);
  });

  it('fails a repeated call from memory until none can arrive that was sent while the block waited', async () => {
    await expect(lookUp('a', BLOCK, fail)).rejects.toBe(failure);
    now += BLOCK + MAX_INVOKE_DELAY_MS - 1;
    const ask = jest.fn(answer);
    await expect(lookUp('a', BLOCK, ask)).rejects.toBe(failure);
    expect(ask).not.toHaveBeenCalled();
  });

  it('marks a failure that came from memory', async () => {
    const first = {};
    await expect(lookUp('a', BLOCK, fail, first)).rejects.toBe(failure);
    expect(first).toEqual({});
    const second = {};
    await expect(lookUp('a', BLOCK, answer, second)).rejects.toBe(failure);
    expect(second).toEqual({ repeated: true });
  });

  it('sends a new request after that, however often the call was repeated before', async () => {
    await expect(lookUp('a', BLOCK, fail)).rejects.toBe(failure);
    now += 4000;
    await expect(lookUp('a', BLOCK, answer)).rejects.toBe(failure);
    now += BLOCK + MAX_INVOKE_DELAY_MS - 4000;
    await expect(lookUp('a', BLOCK, answer)).resolves.toBe('answer');
  });

  it('counts from the moment the block began to wait, however long the lookup took', async () => {
    const slow = () => {
      now += 7500;
      return Promise.reject(failure);
    };
    await expect(lookUp('a', BLOCK, slow)).rejects.toBe(failure);
    now += BLOCK + MAX_INVOKE_DELAY_MS - 7500;
    await expect(lookUp('a', BLOCK, answer)).resolves.toBe('answer');
  });

  it('sends a new request after the clock was set back an hour, and tolerates a small correction', async () => {
    await expect(lookUp('a', BLOCK, fail)).rejects.toBe(failure);
    now -= 100;
    await expect(lookUp('a', BLOCK, answer)).rejects.toBe(failure);
    now -= 3_600_000;
    await expect(lookUp('a', BLOCK, answer)).resolves.toBe('answer');
  });

  it('keeps contacts apart and remembers no answer', async () => {
    await expect(lookUp('a', BLOCK, fail)).rejects.toBe(failure);
    await expect(lookUp('b', BLOCK, answer)).resolves.toBe('answer');
    const ask = jest.fn(answer);
    await lookUp('b', BLOCK, ask);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('keeps the failure of a block that waits a minute, whatever blocks with less time ask meanwhile', async () => {
    await expect(lookUp('long', 60_000, fail)).rejects.toBe(failure);
    now += 20_000;
    await expect(lookUp('short', BLOCK, answer)).resolves.toBe('answer');
    await expect(lookUp('long', 60_000, answer)).rejects.toBe(failure);
  });

  it('forgets the oldest of very many failures', async () => {
    for (let count = 0; count <= 100; count++) await expect(lookUp(`${count}`, BLOCK, fail)).rejects.toBe(failure);
    await expect(lookUp('100', BLOCK, answer)).rejects.toBe(failure);
    await expect(lookUp('1', BLOCK, answer)).rejects.toBe(failure);
    await expect(lookUp('0', BLOCK, answer)).resolves.toBe('answer');
  });
});
