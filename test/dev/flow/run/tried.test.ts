import { join } from 'node:path';
import type { FlowEvent } from '../../../../dev/flow/context/context';
import { parseFlowContent } from '../../../../lib/flows/flow-content';
import { pathOf, runContent } from '../../../support/run';

const fixture = (name: string) => parseFlowContent(join(__dirname, '../lint/fixtures', `${name}.json`));
const content = (name: string) => fixture(name) as object;
const said = ({ path }: Awaited<ReturnType<typeof runContent>>) =>
  path.find(({ type }) => type === 'MessageParticipant')?.notes[0];

/** Small flows in shapes that people really have. */
describe('the runner takes a contact through', () => {
  it.each<[string, string]>([
    ['01-prompt-without-error-branch', '"Hello"'],
    ['02-whisper-whose-type-is-not-said', '"Hello"'],
    ['03-end-flow-in-inbound', '"Hello"'],
    ['04-external-from-the-flow-before', '"You have  orders"'],
    ['05-skip-when-dtmf-buffer', '"Hello"'],
    ['06-placeholder-in-metadata-only', '"Hello"'],
    ['11-bracket-after-dot-text', '"You are gold member"'],
    ['msg-noerror.flow', '"One case"'],
    ['whisper-untyped.flow', '"One case"'],
  ])('%s, who hears %s', async (name, message) => {
    expect(said(await runContent(content(name)))).toBe(message);
  });

  it.each(['10-bracket-after-dot-compare', '12-attribute-key-with-space', 'queue-transfer-default.flow'])(
    '%s',
    async (name) => {
      await expect(runContent(content(name))).resolves.toMatchObject({ end: expect.any(String) });
    },
  );

  it('20-transfer-without-queue no further than the transfer', async () => {
    await expect(runContent(content('20-transfer-without-queue'))).rejects.toThrow('no block on this path set one');
  });

  it('queue-set, by the branch for the queue that the flow set', async () => {
    expect(pathOf(await runContent(content('queue-set.flow')))).toContain('say: Success');
  });

  it('segment, with the values of segment attributes, references and tags', async () => {
    const event = fixture('segment.event') as FlowEvent;
    expect(said(await runContent(content('segment.flow'), { event }))).toBe('"Hello us-west-2 T-1 A 8d1f0c52"');
  });

  it.each(['arn:aws:lambda:us-west-2:111122223333:function:case-lookup:live', '$.Attributes.lookupArn'])(
    'arn-by-attribute, whose function is named by %s',
    async (name) => {
      const functions = { [name]: () => ({ result: { caseCounts: '2' } }) };
      expect(said(await runContent(content('arn-by-attribute.flow'), { functions }))).toBe('"You have 2"');
    },
  );

  it('08-async-lambda, without waiting for the function', async () => {
    const functions = { [`${'$'}{CaseLookupFunctionArn}`]: () => ({ result: {} }) };
    expect(pathOf(await runContent(content('08-async-lambda'), { functions }))[0]).toBe('lambda: Success');
  });
});
