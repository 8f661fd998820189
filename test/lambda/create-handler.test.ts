import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { createVirtualClock } from '../../dev/virtual-clock';
import { readConfig } from '../../lambda/config';
import { createHandler } from '../../lambda/create-handler';
import { createReporter } from '../../lambda/reporter';
import { AttemptFailure } from '../../lambda/retry/failure';
import { deployedFunction } from '../support/deployed-function';
import { eventFor } from '../support/events';

const config = readConfig({ ...deployedFunction().environment, AWS_REGION: 'us-west-2' });

/** A handler whose metrics cannot be written, what it logs, and a contact that Cases denies. */
function handlerWithoutMetrics() {
  const logged: string[] = [];
  const log = (message: string) => logged.push(message);
  const broken = () => {
    throw new RangeError('metrics are broken');
  };
  const reporter = createReporter({
    logger: { info: log, error: log } as unknown as Logger,
    metrics: { addMetric: broken, publishStoredMetrics: broken } as unknown as Metrics,
    endpoint: config.endpoint,
  });
  const readPage = async ({ contactArn }: { contactArn: string }) => {
    if (contactArn.endsWith('denied')) throw new AttemptFailure('denied');
    return { cases: [{ caseId: 'case-1', templateId: 't' }] };
  };
  const findByCustomer = async () => ({ cases: [], entries: 0 });
  const cases = { readPage, readCase: async () => undefined, findByCustomer };
  const handler = createHandler({ config, clock: createVirtualClock(), cases, reporter, alreadyWaitedMs: () => 0 });
  return { logged, ask: (contact: string) => handler(eventFor(contact), { getRemainingTimeInMillis: () => 8000 }) };
}

describe('a handler whose metrics cannot be written', () => {
  beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => {}));

  it('returns the case that it found, and logs one answer and no failure', async () => {
    const { ask, logged } = handlerWithoutMetrics();
    expect(await ask('contact-1')).toMatchObject({ firstCaseId: 'case-1' });
    expect(logged).toEqual(['Cases looked up']);
  });

  it('fails by the name of what happened', async () => {
    await expect(handlerWithoutMetrics().ask('denied')).rejects.toMatchObject({ name: 'CasesAccessDeniedError' });
  });
});
