import { NO_QUOTAS } from '../../dev/cases-api/quotas';
import { deployedFunction } from '../support/deployed-function';
import { readMetrics } from '../support/metrics';
import { overTheWire } from '../support/over-the-wire';

/** A block that says nothing waits 1 s, and one may name up to 5 s. */
const fn = deployedFunction(1, { longestTimeLimitSeconds: 5 });
const cases = { 'contact-1': [{ caseId: 'case-1', templateId: 't' }], 'contact-2': [], 'contact-3': [] };

describe('the deployed function, with blocks that name a time limit', () => {
  const wire = overTheWire(fn, { cases, quotas: NO_QUOTAS });

  it('works for as long as the block says', async () => {
    wire.emulator.play('throttle:2,ok');
    expect(await wire.ask('contact-1', { timeLimit: 5 })).toMatchObject({ result: { caseCount: '1' } });
    expect(wire.executionEnvironment.lines).toEqual([expect.objectContaining({ timeLimitMs: 5000 })]);
    const { value = 0 } = readMetrics(wire.executionEnvironment.metrics).find(({ name }) => name === 'TimeUsed') ?? {};
    expect(value).toBeGreaterThanOrEqual(40);
  });

  it('gives up earlier for a block that says nothing', async () => {
    wire.emulator.play('throttle*');
    const outcome = await wire.ask('contact-2');
    // On a busy machine a second may be over before the first answer.
    expect(outcome).toMatchObject({ errorType: expect.stringMatching(/CasesThrottledError|LookupTimedOutError/) });
    expect(wire.executionEnvironment.lines).toEqual([expect.objectContaining({ timeLimitMs: 1000 })]);
  });

  it('refuses a longer time limit than it was deployed for, without a request', async () => {
    expect(await wire.ask('contact-3', { timeLimit: 6 })).toMatchObject({
      errorType: 'InvalidContactEventError',
      errorMessage: expect.stringContaining('timeLimit was 6; it must be at most 5'),
    });
    expect(wire.emulator.requests).toEqual([]);
  });
});
