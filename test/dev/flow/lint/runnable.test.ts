import { FlowRunError } from '../../../../dev/flow/context/errors';
import { findingsOf, flowOf } from '../../../support/flows';
import { end, runContent, say, set } from '../../../support/run';

const notesOf = (content: unknown) => findingsOf(content).filter((finding) => finding.includes('cannot run'));

describe('the flow checker names beforehand what the runner stops at:', () => {
  it.each([
    ['a type that no page describes', { Type: 'PlayPrompt' }],
    ['all attributes read as a whole', set({ all: '$.Attributes' })],
    ['a reference inside a reference', say({ Text: 'Hello $.Attributes.$.Attributes.name' })],
    ['a loop over a list', { Type: 'Loop', Parameters: {}, errors: ['NoMatchingError'] }],
  ])('%s', async (_, stopping) => {
    const content = flowOf(stopping, end);
    await expect(runContent(content)).rejects.toThrow(FlowRunError);
    expect(notesOf(content)).toHaveLength(1);
  });

  it('nothing in a flow that runs to its end', async () => {
    const content = flowOf(say({ Text: 'Hello $.Attributes.name' }), end);
    expect((await runContent(content)).path).toHaveLength(2);
    expect(notesOf(content)).toEqual([]);
  });
});
