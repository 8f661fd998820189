import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { createReport } from '../../lambda/report';
import { LookupError } from '../../lambda/retry/failure';
import { emptyStats } from '../../lambda/retry/stats';

const FLOOD = 'x'.repeat(5_000_000);
const report = { ...emptyStats(), contactId: 'c', coldStart: false, timeLimitMs: 8000, timeLeftMs: 10 };

/** What a failure leaves in the log: the message and the other members of the line. */
function lineFor(thrown: unknown, more: Partial<typeof report> = {}): { message: string } & Record<string, unknown> {
  const lines: [string, object][] = [];
  const logger = { error: (...line: [string, object]) => lines.push(line) } as unknown as Logger;
  const metrics = { addMetric: jest.fn(), publishStoredMetrics: jest.fn() };
  createReport({ logger, metrics: metrics as unknown as Metrics }).failure(thrown, { ...report, ...more });
  for (const [, , value] of metrics.addMetric.mock.calls) expect(Number.isFinite(value)).toBe(true);
  const [message, members] = lines[0]!;
  return { message, ...members };
}

describe('the log line of a failed lookup', () => {
  it('names a defect by its own name and holds its stack', () => {
    const line = lineFor(new TypeError('x is not a function'));
    expect(line).toMatchObject({ message: 'x is not a function', errorName: 'TypeError' });
    expect(line.stack).toMatch(/^TypeError: x is not a function\n {4}at /);
  });

  it('has no stack where the failure was expected', () => {
    expect(lineFor(new LookupError('throttled', emptyStats())).stack).toBeUndefined();
  });

  it.each([
    ['a defect with a long message', new TypeError(FLOOD)],
    ['a long message of Cases', new LookupError('invalidRequest', emptyStats(), { cause: new Error(FLOOD) })],
    [
      'a long name and a long request id',
      new LookupError('invalidRequest', emptyStats(), {
        cause: Object.assign(new Error('x'), { name: FLOOD, $metadata: { requestId: FLOOD }, $fault: 'client' }),
      }),
    ],
    [
      'a message that is not a string',
      new LookupError('denied', emptyStats(), { cause: { name: 7, message: { FLOOD } } }),
    ],
    ['a thrown string', FLOOD],
    ['nothing thrown', undefined],
  ])('has less than 32 KB: %s', (_, thrown) => {
    expect(Buffer.byteLength(JSON.stringify(lineFor(thrown)))).toBeLessThan(32 * 1024);
  });

  it('publishes no metric that is not a finite number', () => {
    lineFor(new Error('x'), { waitedMs: Number.NaN });
  });
});
