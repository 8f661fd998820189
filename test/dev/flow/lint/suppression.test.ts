import { lintFlow } from '../../../../dev/flow/lint/lint';
import { exampleFlow } from '../../../support/flows';
import { end, say } from '../../../support/run';

const ignoring = (...ignore: string[]) => ({ connectCaseLookup: { ignore } });
const loud = { ...say({ Text: 'Hello', Volume: '11' }) };
const flow = exampleFlow(loud, loud, end);
const found = (content: unknown, ignore: string[] = []) =>
  lintFlow(content, { ignore, flowType: 'CONTACT_FLOW' }).map(({ rule, block }) => `${rule} ${block ?? ''}`.trim());

describe('a rule is ignored', () => {
  it('in no flow by itself', () => expect(found(flow)).toEqual(['unknown-parameter 0', 'unknown-parameter 1']));

  it('everywhere by an option', () => expect(found(flow, ['unknown-parameter'])).toEqual([]));

  it('in a flow whose Metadata says so', () => {
    expect(found({ ...flow, Metadata: ignoring('unknown-parameter') })).toEqual([]);
  });

  it('at a block whose own Metadata says so, or where the designer keeps that of the block', () => {
    const Actions = flow.Actions.map((action, index) =>
      index === 0 ? { ...action, Metadata: ignoring('unknown-parameter') } : action,
    );
    expect(found({ ...flow, Actions })).toEqual(['unknown-parameter 1']);
    const Metadata = { ActionMetadata: { 1: { position: { x: 0, y: 0 }, ...ignoring('unknown-parameter') } } };
    expect(found({ ...flow, Metadata })).toEqual(['unknown-parameter 0']);
  });

  it('not by a name that no rule has, which is a finding', () => {
    expect(found({ ...flow, Metadata: ignoring('unknown-parameters') })).toContain('unknown-rule');
  });
});
