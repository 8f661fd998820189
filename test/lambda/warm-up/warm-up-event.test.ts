import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createVirtualClock } from '../../../dev/virtual-clock';
import { createCaseReader } from '../../../lambda/aws/case-reader';
import { createCaseSearcher } from '../../../lambda/aws/case-searcher';
import { createCasesClient } from '../../../lambda/aws/cases-client';
import { createConnections } from '../../../lambda/aws/connections';
import { createCustomerSearcher } from '../../../lambda/aws/customer-searcher';
import { createPageReader } from '../../../lambda/aws/page-reader';
import { readConfig } from '../../../lambda/config';
import { createStubClient } from '../../../lambda/warm-up/stub-client';
import { handleWarmUpEvent } from '../../../lambda/warm-up/warm-up-event';
import { useEmulator } from '../../support/adapter';
import { deployedFunction } from '../../support/deployed-function';

const connected = jest.fn();
const server = createServer(connected);
useEmulator(() => `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => server.close());

/** Handles the warm-up's event with the function's environment and more. */
async function handleWith(environment: Record<string, string>, reportAnswer = () => {}) {
  const config = readConfig({ ...deployedFunction().environment, ...environment });
  const client = createStubClient(createCasesClient(createConnections()));
  const { domainId, caseDetails: source } = config;
  const reporter = {
    reportAnswer: jest.fn(reportAnswer),
    reportFailure: jest.fn(),
    reportRefusedSearch: jest.fn(),
  };
  const cases = {
    readPage: createPageReader(domainId, client),
    readCase: createCaseReader(domainId, client),
    index: source === 'search' ? createCaseSearcher(domainId, client, reporter.reportRefusedSearch) : undefined,
    findByCustomer: createCustomerSearcher(domainId, client),
  };
  await handleWarmUpEvent({ config, clock: createVirtualClock(), cases, reporter });
  return reporter;
}

describe('the warm-up event', () => {
  it.each<[string, Record<string, string>]>([
    ['as it is deployed by default', {}],
    ['when flows ask about previous contacts', { DEFAULT_PARAMETERS: '{"contacts":"Related,Previous"}' }],
    ['when details are searched for', { CASE_DETAILS: 'search', DEFAULT_PARAMETERS: '{"status":"open"}' }],
    ['when details are read case by case', { CASE_DETAILS: 'exact', DEFAULT_PARAMETERS: '{"status":"open"}' }],
  ])('ends with an answer that has a case: %s', async (_, environment) => {
    const { reportAnswer: answer, reportFailure: failure } = await handleWith(environment);
    expect(failure).not.toHaveBeenCalled();
    expect(answer.mock.calls).toEqual([
      [
        expect.objectContaining({ contactId: 'none', cases: [expect.objectContaining({ caseId: 'none' })] }),
        expect.anything(),
      ],
    ]);
    expect(connected).not.toHaveBeenCalled();
  });

  it('writes nothing, and lets everything be written afterwards', async () => {
    const written = [jest.spyOn(process.stdout, 'write'), jest.spyOn(process.stderr, 'write')];
    const [toStdout, toStderr] = [process.stdout.write, process.stderr.write];
    const handled = handleWith({}, () => {
      process.stdout.write('a line');
      process.stderr.write('a line');
      throw new Error('the report failed');
    });
    await expect(handled).rejects.toThrow('the report failed');
    expect([process.stdout.write, process.stderr.write]).toEqual([toStdout, toStderr]);
    for (const spy of written) {
      expect(spy).not.toHaveBeenCalledWith('a line');
      spy.mockRestore();
    }
  });
});
