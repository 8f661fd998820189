import { FlowRunError } from '../../../../../dev/flow/context/errors';
import { unmetExpectations } from '../../../../../dev/flow/run/scenario/expectation';
import { junitReport } from '../../../../../dev/flow/run/scenario/junit';
import { describeVerdict, type Verdict } from '../../../../../dev/flow/run/scenario/verdict';

const step = (block: string, said?: string) => ({
  flow: 'flow.json',
  block,
  type: 'MessageParticipant',
  notes: [],
  changed: {},
  logged: false,
  began: 0,
  ended: 1500,
  ...(said !== undefined && { said }),
});
const run = { path: [step('a', 'Hello'), step('b'), step('c', 'Bye')], attributes: { tier: 'gold' }, end: 'it ends' };

describe('an expectation', () => {
  it('holds when attributes, blocks, messages and end are as it says', () => {
    const expected = { attributes: { tier: 'gold' }, blocks: ['a', 'c'], messages: ['Hello', 'Bye'], end: 'it ends' };
    expect(unmetExpectations(expected, run)).toEqual([]);
    expect(unmetExpectations({}, run)).toEqual([]);
  });

  it.each([
    [{ attributes: { tier: 'silver' } }, 'the attribute tier is "gold"; expected was "silver"'],
    [{ attributes: { other: '' } }, 'the attribute other is not set; expected was ""'],
    [{ blocks: ['d'] }, 'the block "d" does not come'],
    [{ blocks: ['c', 'a'] }, 'the block "a" comes too early'],
    [{ messages: ['Hello!'] }, 'the message "Hello!" does not come'],
    [{ end: 'it goes on' }, 'the run ends with: it ends; expected was: it goes on'],
  ])('%j does not hold, and says why', (expected, why) => {
    expect(unmetExpectations(expected, run)).toEqual([why]);
  });
});

describe('a verdict', () => {
  it('shows the last blocks of a path in circles', () => {
    const contact = { name: 'one', event: { Details: { ContactData: {} } }, cases: {}, stubs: {} };
    const path = Array.from({ length: 1000 }, (_, index) => step(`block ${index}`));
    const error = Object.assign(new FlowRunError('in circles'), { path });
    const lines = describeVerdict({ contact, failures: [], error });
    expect(lines.slice(0, 3)).toEqual(['one', '   ... 970 blocks before', expect.stringContaining('block 970')]);
    expect(lines).toHaveLength(33);
  });
});

describe('a JUnit report', () => {
  it('has a test case for each contact, with its failures and its error', () => {
    const contact = { name: 'a <caller>', event: { Details: { ContactData: {} } }, cases: {}, stubs: {} };
    const error = Object.assign(new FlowRunError('cannot "go" on\nhere'), { path: run.path });
    const verdicts: Verdict[] = [
      { contact, failures: [], run: { ...run } },
      { contact, failures: ['this & that'], run: { ...run } },
      { contact, failures: [], error },
    ];
    const lines = junitReport('flow.json', verdicts).split('\n');
    expect(lines[1]).toBe('<testsuites tests="3" failures="1" errors="1" time="4.500">');
    expect(lines).toContain('    <testcase classname="flow.json" name="a &lt;caller&gt;" time="1.500">');
    expect(lines).toContain('      <failure message="this &amp; that"/>');
    expect(lines).toContain('      <error message="cannot &quot;go&quot; on&#10;here"/>');
  });
});
