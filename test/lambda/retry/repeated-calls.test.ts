import { refuseRepeatedCalls } from '../../../lambda/retry/repeated-calls';

const BLOCK_MS = 8000;
const MAX_INVOKE_DELAY_MS = 300;
const MAX_REPEAT_PAUSE_MS = 2000;

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

  it('fails three repeated calls from memory, and takes the next for that of another block', async () => {
    await expect(lookUp('a', BLOCK_MS, fail)).rejects.toBe(failure);
    const ask = jest.fn(answer);
    for (let repeat = 1; repeat <= 3; repeat++) {
      now += MAX_REPEAT_PAUSE_MS - 1;
      await expect(lookUp('a', BLOCK_MS, ask)).rejects.toBe(failure);
    }
    expect(ask).not.toHaveBeenCalled();
    await expect(lookUp('a', BLOCK_MS, ask)).resolves.toBe('answer');
  });

  it.each([8000, 60_000])(
    'sends a new request for a second block of %i ms when no repeated call came for two seconds',
    async (blockMs) => {
      await expect(lookUp('a', blockMs, fail)).rejects.toBe(failure);
      now += MAX_REPEAT_PAUSE_MS;
      await expect(lookUp('a', blockMs, answer)).resolves.toBe('answer');
    },
  );

  it('counts the two seconds from the failure, not from the call', async () => {
    const slow = () => {
      now += 4000;
      return Promise.reject(failure);
    };
    await expect(lookUp('a', BLOCK_MS, slow)).rejects.toBe(failure);
    now += MAX_REPEAT_PAUSE_MS - 1;
    await expect(lookUp('a', BLOCK_MS, answer)).rejects.toBe(failure);
  });

  it('remembers a failure no longer than a call can arrive that was sent while the block waited', async () => {
    const late = () => {
      now += 7700;
      return Promise.reject(failure);
    };
    await expect(lookUp('a', BLOCK_MS, late)).rejects.toBe(failure);
    now += BLOCK_MS + MAX_INVOKE_DELAY_MS - 7700 - 1;
    await expect(lookUp('a', BLOCK_MS, answer)).rejects.toBe(failure);
    now += 1;
    await expect(lookUp('a', BLOCK_MS, answer)).resolves.toBe('answer');
  });

  it('marks a failure that came from memory', async () => {
    const first = {};
    await expect(lookUp('a', BLOCK_MS, fail, first)).rejects.toBe(failure);
    expect(first).toEqual({});
    const second = {};
    await expect(lookUp('a', BLOCK_MS, answer, second)).rejects.toBe(failure);
    expect(second).toEqual({ repeated: true });
  });

  it('sends a new request after the clock was set back an hour, and tolerates a small correction', async () => {
    await expect(lookUp('a', BLOCK_MS, fail)).rejects.toBe(failure);
    now -= 100;
    await expect(lookUp('a', BLOCK_MS, answer)).rejects.toBe(failure);
    now -= 3_600_000;
    await expect(lookUp('a', BLOCK_MS, answer)).resolves.toBe('answer');
  });

  it('keeps contacts apart and remembers no answer', async () => {
    await expect(lookUp('a', BLOCK_MS, fail)).rejects.toBe(failure);
    await expect(lookUp('b', BLOCK_MS, answer)).resolves.toBe('answer');
    const ask = jest.fn(answer);
    await lookUp('b', BLOCK_MS, ask);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('forgets the oldest of very many failures', async () => {
    for (let count = 0; count <= 100; count++) await expect(lookUp(`${count}`, BLOCK_MS, fail)).rejects.toBe(failure);
    await expect(lookUp('100', BLOCK_MS, answer)).rejects.toBe(failure);
    await expect(lookUp('1', BLOCK_MS, answer)).rejects.toBe(failure);
    await expect(lookUp('0', BLOCK_MS, answer)).resolves.toBe('answer');
  });
});
