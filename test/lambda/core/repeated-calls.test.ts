import { refuseRepeatedCalls } from '../../../lambda/core/repeated-calls';

const BLOCK_END = 8000;

function guardAt(times: { now: number }) {
  return refuseRepeatedCalls({ now: () => times.now, after: () => () => {} });
}

describe('refuseRepeatedCalls', () => {
  const failure = new Error('denied');
  const fail = () => Promise.reject(failure);
  const answer = () => Promise.resolve('answer');

  it('fails a repeated call from memory until none can arrive that was sent while the block waited', async () => {
    const times = { now: 0 };
    const lookUp = guardAt(times);
    await expect(lookUp('a', BLOCK_END, fail)).rejects.toBe(failure);
    times.now = BLOCK_END + 299;
    const ask = jest.fn(answer);
    await expect(lookUp('a', times.now + 8000, ask)).rejects.toBe(failure);
    expect(ask).not.toHaveBeenCalled();
  });

  it('asks anew after that, however often it was repeated before', async () => {
    const times = { now: 0 };
    const lookUp = guardAt(times);
    await expect(lookUp('a', BLOCK_END, fail)).rejects.toBe(failure);
    times.now = 4000;
    await expect(lookUp('a', 12_000, answer)).rejects.toBe(failure);
    times.now = BLOCK_END + 300;
    await expect(lookUp('a', 16_000, answer)).resolves.toBe('answer');
  });

  it('keeps contacts apart and remembers no answer', async () => {
    const lookUp = guardAt({ now: 0 });
    await expect(lookUp('a', BLOCK_END, fail)).rejects.toBe(failure);
    await expect(lookUp('b', BLOCK_END, answer)).resolves.toBe('answer');
    const ask = jest.fn(answer);
    await lookUp('b', BLOCK_END, ask);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
