import { readFlow } from '../../../../dev/flow/content/read-flow';
import { branchesTaken, coverageOf, describeCoverage } from '../../../../dev/flow/run/coverage';
import { exampleFlow } from '../../../support/flows';
import { end, runContent, say } from '../../../support/run';

const content = exampleFlow(say({ Text: 'a' }), say({ Text: 'b' }), end);
const flow = { name: 'flow.json', content: readFlow(content) };

describe('coverage', () => {
  it('counts every path out of every block, once however often it was taken', async () => {
    const { path } = await runContent(content);
    const taken = branchesTaken(path);
    const coverage = coverageOf([flow], [...taken, ...taken]);
    expect(coverage).toMatchObject({ taken: 2, of: 4 });
    expect(describeCoverage(coverage)).toBe(
      [
        'branches taken: 2 of 4 (50 %)',
        '  not taken: flow.json, block "0" (MessageParticipant "a"), NoMatchingError',
        '  not taken: flow.json, block "1" (MessageParticipant "b"), NoMatchingError',
      ].join('\n'),
    );
  });

  it('does not count what is not in the flow any more', () => {
    const gone = [
      { flow: 'flow.json', block: 'gone', branch: 'Success' },
      { flow: 'other.json', block: '0', branch: 'Success' },
    ];
    expect(coverageOf([flow], gone).taken).toBe(0);
  });

  it('is never called whole while something is missing', () => {
    expect(describeCoverage({ taken: 999, of: 1000, missed: [] })).toContain('(99 %)');
  });
});
