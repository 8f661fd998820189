import { readFlow } from '../../../../dev/flow/content/read-flow';
import { detailOf } from '../../../../dev/flow/draw/names/block-names';
import { requiredStubs } from '../../../../dev/flow/run/required-stubs';
import { exampleFlow, problemsOf } from '../../../support/flows';
import { ERROR, end, pathOf, runContent, set } from '../../../support/run';

const buffer = (Parameters: object) => ({ Type: 'GetParticipantInput', Parameters: { ...Parameters }, errors: ERROR });
const start = exampleFlow(buffer({ EnableDTMFBuffer: 'true' }), end);

describe('the form of GetParticipantInput that sets the touchtone buffer', () => {
  it('is right for the linter without a prompt and a time limit', () => expect(problemsOf(start)).toEqual([]));

  it('asks nothing when it starts the buffer, and takes Success', async () => {
    expect(requiredStubs([{ name: 'f', content: readFlow(start) }])).toEqual([]);
    expect(pathOf(await runContent(start))).toEqual(['0: Success', '1']);
  });

  it('keeps what is in the buffer when it stops it and stores the input', async () => {
    const stop = buffer({ EnableDTMFBuffer: 'false', StoreInput: 'true' });
    const flow = exampleFlow(stop, set({ got: '$.StoredCustomerInput' }), end);
    expect(problemsOf(flow)).toEqual([]);
    expect((await runContent(flow, { stubs: { inputs: { '0': '42' } } })).attributes).toEqual({ got: '42' });
  });

  it('takes its Error branch in a chat', async () => {
    const event = { Details: { ContactData: { Channel: 'CHAT' } } };
    expect(pathOf(await runContent(start, { event }))[0]).toBe('0: NoMatchingError');
  });

  it('shows its setting in the drawing', () => {
    expect(detailOf(readFlow(start).Actions[0]!)).toBe('buffer: true');
  });
});
