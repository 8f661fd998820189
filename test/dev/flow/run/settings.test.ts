import { exampleFlow } from '../../../support/flows';
import { ERROR, end, runContent, set } from '../../../support/run';

describe('a block that only sets something', () => {
  it.each([
    ['UpdateFlowAttributes', { FlowAttributes: { step: { Value: '2' } } }, '$.FlowAttributes.step', '2'],
    ['UpdateContactData', { LanguageCode: 'de-DE', TargetContact: 'Current' }, '$.LanguageCode', 'de-DE'],
    ['UpdateContactData', { LanguageCode: 'de-DE', TargetContact: 'Related' }, '[$.LanguageCode]', '[]'],
    ['TagContact', { Tags: { team: '$.Channel' } }, '$.Tags.team', 'VOICE'],
    ['UpdateContactCallbackNumber', { CallbackNumber: '+15550100' }, '$.CustomerCallbackNumber', '+15550100'],
    ['UpdateContactCallbackNumber', { CallbackNumber: '+15550100' }, '$.CallbackNumber', '+15550100'],
    ['UpdateContactTextToSpeechVoice', { TextToSpeechVoice: 'Joanna' }, '$.TextToSpeechVoiceId', 'Joanna'],
  ])('%s with %j lets the flow read it', async (Type, Parameters, read, value) => {
    const flow = exampleFlow({ Type, Parameters, errors: ERROR }, set({ got: read }), end);
    expect((await runContent(flow)).attributes).toEqual({ got: value });
  });

  it('removes tags by their key', async () => {
    const tag = { Type: 'TagContact', Parameters: { Tags: { a: '1', b: '2' } } };
    const untag = { Type: 'UntagContact', Parameters: { TagKeys: ['a'] } };
    const run = await runContent(exampleFlow(tag, untag, set({ left: '$.Tags.a$.Tags.b' }), end));
    expect(run.attributes).toEqual({ left: '2' });
  });
});
