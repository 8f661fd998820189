import { DEFAULT_DOMAIN_ID } from '../../../dev/cases-api/options';
import { readFlow } from '../../../dev/flow/content/read-flow';
import type { LocalFunction } from '../../../dev/lookup/local-function';
import { startLocalInstance } from '../../../dev/lookup/local-instance';
import { eventFor } from '../../support/events';
import { exampleFlow } from '../../support/flows';

describe('a local instance', () => {
  it('has the function of a contact bundled before its flow begins, so that no block waits for it', async () => {
    const happened: string[] = [];
    const error = ['NoMatchingError'];
    const lookUp = { Type: 'InvokeLambdaFunction', Parameters: { LambdaFunctionARN: 'fn' }, errors: error };
    const content = readFlow(exampleFlow({ Type: 'DisconnectParticipant' }, lookUp));
    const instance = await startLocalInstance({
      functionOf() {
        happened.push('bundled');
        return {} as LocalFunction;
      },
      functionArn: 'fn',
      emulator: { domainId: DEFAULT_DOMAIN_ID },
    });
    const flow = {
      name: 'flow.json',
      content: {
        ...content,
        get StartAction() {
          happened.push('flow begins');
          return content.StartAction;
        },
      },
    };
    await instance.run(flow, eventFor('contact-1'));
    await instance.stop();
    expect(happened).toEqual(['bundled', 'flow begins']);
  });
});
