import { ListCasesForContactCommand } from '@aws-sdk/client-connectcases';
import { type Emulator, startEmulator } from '../../../dev/cases-api/emulator';
import { createCasesClient } from '../../../lambda/aws/cases-client';
import { createConnections } from '../../../lambda/aws/connections';
import { useEmulator } from '../../support/adapter';
import { cases } from '../../support/events';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ domainId: 'domain-1', cases: { 'contact-1': cases(1) }, rate: 0 });
});
afterEach(() => emulator.stop());
useEmulator(() => emulator.url);

const command = () =>
  new ListCasesForContactCommand({
    domainId: 'domain-1',
    contactArn: 'arn:aws:connect:us-west-2:111122223333:instance/instance-1/contact/contact-1',
  });

describe('the client', () => {
  it('stops the command whose time is up, and none that is under way beside it', async () => {
    const client = createCasesClient(createConnections());
    emulator.play('slow:300,slow:300');
    const [late, inTime] = [new AbortController(), new AbortController()];
    const stopped = client.send(command(), { abortSignal: late.signal }).catch((error: Error) => error.name);
    const answered = client.send(command(), { abortSignal: inTime.signal });
    setTimeout(() => late.abort(), 100);
    expect(await stopped).toBe('AbortError');
    expect((await answered).cases).toHaveLength(1);
  });

  it('sends over the network what is not given another way, also right after what is', async () => {
    const client = createCasesClient(createConnections());
    const canned = { handle: () => Promise.reject(new Error('canned')) };
    for (let round = 0; round < 2; round++) {
      await expect(client.send(command(), { requestHandler: canned })).rejects.toThrow('canned');
      expect((await client.send(command(), {})).cases).toHaveLength(1);
    }
    expect(emulator.requests).toHaveLength(2);
  });

  it('sends the same request the tenth time as the first, though the SDK works out its layers once', async () => {
    const client = createCasesClient(createConnections());
    const sent: Record<string, unknown>[] = [];
    for (let round = 0; round < 10; round++) {
      const handle = async (request: Record<string, unknown>) => {
        const { headers, ...rest } = request;
        const { authorization, 'x-amz-date': date, ...lasting } = headers as Record<string, string>;
        expect(authorization).toContain('Signature=');
        sent.push({ ...rest, headers: lasting });
        throw new Error('seen');
      };
      await expect(client.send(command(), { requestHandler: { handle } as never })).rejects.toThrow('seen');
    }
    expect(sent).toEqual(Array(10).fill(sent[0]));
    expect(sent[0]).toHaveProperty('headers.user-agent', expect.stringMatching(/^connect-case-lookup /));
  });
});
