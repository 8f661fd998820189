import { ListCasesForContactCommand } from '@aws-sdk/client-connectcases';
import { type Emulator, startEmulator } from '../../../dev/cases-api/emulator';
import { NO_QUOTAS } from '../../../dev/cases-api/quotas';
import { createCasesClient } from '../../../lambda/aws/cases-client';
import { createConnections } from '../../../lambda/aws/connections';
import { arrivalOf, useEmulator } from '../../support/adapter';
import { cases } from '../../support/events';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ domainId: 'domain-1', cases: { 'contact-1': cases(1) }, quotas: NO_QUOTAS });
});
afterEach(() => emulator.stop());
useEmulator(() => emulator.url);

const command = () =>
  new ListCasesForContactCommand({
    domainId: 'domain-1',
    contactArn: 'arn:aws:connect:us-west-2:111122223333:instance/instance-1/contact/contact-1',
  });

describe('the client', () => {
  it('stops the command whose time is up, and no other that is in flight', async () => {
    const client = createCasesClient(createConnections());
    emulator.play('hang,slow:50');
    const [late, inTime] = [new AbortController(), new AbortController()];
    const stopped = client.send(command(), { abortSignal: late.signal }).catch((error: Error) => error.name);
    await arrivalOf(1, emulator);
    const answered = client.send(command(), { abortSignal: inTime.signal });
    await arrivalOf(2, emulator);
    late.abort();
    expect(await stopped).toBe('AbortError');
    expect((await answered).cases).toHaveLength(1);
  });

  it('names the SDK and the project in its user agent', async () => {
    const sent: string[] = [];
    const request = command();
    request.middlewareStack.add(
      () => (args) => {
        sent.push((args.request as { headers: Record<string, string> }).headers['user-agent'] ?? '');
        return Promise.reject(new Error('seen'));
      },
      { step: 'deserialize', priority: 'low' },
    );
    await expect(createCasesClient(createConnections()).send(request)).rejects.toThrow('seen');
    expect(sent).toEqual([expect.stringMatching(/^aws-sdk-js\/3\..* connect-case-lookup( |$)/)]);
  });
});
