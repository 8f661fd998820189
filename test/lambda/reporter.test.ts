import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { Endpoint } from '../../lambda/endpoint';
import { createReporter } from '../../lambda/reporter';
import { LookupError } from '../../lambda/retry/failure';
import { emptyStats } from '../../lambda/retry/stats';

const endpoint: Endpoint = { url: new URL('https://cases.us-west-2.amazonaws.com'), notes: ['Requests go elsewhere.'] };
const FLOOD = 'x'.repeat(5_000_000);
const report = { ...emptyStats(), contactId: 'c', coldStart: false, timeLimitMs: 8000, timeLeftMs: 10 };

/** What a failure leaves in the log: the message and the other members of the line. */
function lineFor(thrown: unknown, more: Partial<typeof report> = {}): { message: string } & Record<string, unknown> {
  const lines: [string, object][] = [];
  const logger = { error: (...line: [string, object]) => lines.push(line) } as unknown as Logger;
  const metrics = { addMetric: jest.fn(), publishStoredMetrics: jest.fn() };
  createReporter({ logger, metrics: metrics as unknown as Metrics, endpoint }).reportFailure(thrown, {
    ...report,
    ...more,
  });
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

  it('says where requests go, where that may be the reason', () => {
    expect(lineFor(new LookupError('unreachable', emptyStats())).message).toMatch(
      /Cases endpoint\. Requests go elsewhere\.$/,
    );
    expect(lineFor(new TypeError('x is not a function')).message).toBe('x is not a function');
  });

  it('has no stack where the failure was expected', () => {
    expect(lineFor(new LookupError('throttled', emptyStats())).stack).toBeUndefined();
  });

  it.each([
    ['the text that is not JSON', new SyntaxError('Unexpected token A in JSON: "Anna +15550100199"')],
    ['a value of another type', new TypeError('Expected number, got string: Anna +15550100199')],
  ])('holds nothing of a body that could not be read, such as %s', (_, cause) => {
    const response = { status: 200, contentType: 'application/json', isFromCases: true };
    const line = lineFor(new LookupError('malformedAnswer', emptyStats(), { cause, response }));
    expect(line.cause).toMatchObject({ status: 200, name: cause.name });
    expect(JSON.stringify(line)).not.toMatch(/Anna|555/);
  });

  it.each([
    ['Cases', { $fault: 'client' }],
    ['a connection', { code: 'ECONNRESET' }],
  ])('holds what is said of a failure by %s', (_, members) => {
    const cause = Object.assign(new Error('what happened'), members);
    const response = { status: 400, contentType: 'application/json', isFromCases: true };
    const line = lineFor(new LookupError('invalidRequest', emptyStats(), { cause, response }));
    expect(line.cause).toMatchObject({ message: 'what happened' });
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
    lineFor(new Error('x'), { timeWaitedMs: Number.NaN });
  });
});

describe('a lookup that cannot be reported', () => {
  const broken = () => {
    throw new RangeError('The metric name should be between 1 and 255 characters');
  };
  const answer = { contactId: 'c', cases: [], complete: true, detailed: false };
  let printed: jest.SpyInstance;
  beforeEach(() => {
    printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  });

  it.each([
    ['the log', { info: broken, error: broken, warn: broken }, { addMetric: () => {}, publishStoredMetrics: () => {} }],
    ['the metrics', { info() {}, error() {}, warn() {} }, { addMetric: broken, publishStoredMetrics: broken }],
  ])('keeps its answer or its failure, and leaves a line of %s that failed', (_, logger, metrics) => {
    const reporter = createReporter({
      logger: logger as unknown as Logger,
      metrics: metrics as unknown as Metrics,
      endpoint,
    });
    reporter.reportAnswer(answer, report);
    reporter.reportFailure(new Error('x'), report);
    reporter.reportRefusedSearch(new Error('x'));
    expect(printed.mock.calls.map(([line]) => JSON.parse(line))).toEqual(
      Array(3).fill({
        level: 'ERROR',
        message: 'A lookup could not be reported',
        cause: expect.objectContaining({ name: 'RangeError' }),
      }),
    );
  });

  it.each([
    ['an empty name', ''],
    ['a long name', 'x'.repeat(300)],
    ['a name with an accent', 'é'],
    ['a name with a space', 'a b'],
  ])('counts a defect with %s as Error', (_, name) => {
    const published: string[] = [];
    const metrics = { addMetric: (metric: string) => published.push(metric), publishStoredMetrics: () => {} };
    const logger = { error: () => {} } as unknown as Logger;
    const reporter = createReporter({ logger, metrics: metrics as unknown as Metrics, endpoint });
    reporter.reportFailure(Object.assign(new Error('x'), { name }), report);
    expect(published).toContain('Error');
    expect(published).not.toContain(name);
  });
});
