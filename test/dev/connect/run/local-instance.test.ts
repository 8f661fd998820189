import { DEFAULT_DOMAIN_ID } from '../../../../dev/cases-api/options';
import { readFlow } from '../../../../dev/connect/language/content';
import { startLocalInstance } from '../../../../dev/connect/run/local-instance';
import type { LocalFunction } from '../../../../dev/sandbox/local-function';
import { eventFor } from '../../../support/events';
import { flowOf } from '../../../support/flows';

describe('a local instance', () => {
  it('has the function of a contact bundled before its flow begins, so that no block waits for it', async () => {
    const happened: string[] = [];
    const content = readFlow(flowOf({ Type: 'DisconnectParticipant' }));
    const instance = await startLocalInstance({
      functions: {
        of() {
          happened.push('bundled');
          return {} as LocalFunction;
        },
      },
      functionArn: 'fn',
      emulator: { domainId: DEFAULT_DOMAIN_ID },
    });
    const flow = {
      name: 'flow.json',
      get content() {
        happened.push('flow begins');
        return content;
      },
    };
    await instance.run(flow, eventFor('contact-1'));
    await instance.stop();
    expect(happened).toEqual(['bundled', 'flow begins']);
  });
});
