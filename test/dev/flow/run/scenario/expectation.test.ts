import { FlowRunError } from '../../../../../dev/flow/context/errors';
import { unmetExpectations } from '../../../../../dev/flow/run/scenario/expectation';
import { junitReport } from '../../../../../dev/flow/run/scenario/junit';
import type { Expectation } from '../../../../../dev/flow/run/scenario/scenario';
import {
  describeVerdict,
  exitCodeOf,
  judge,
  NOTHING_EXPECTED,
  type Verdict,
  verdictForJson,
} from '../../../../../dev/flow/run/scenario/verdict';

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
    [{ blocks: ['d'] }, 'the block "d" did not happen'],
    [{ blocks: ['c', 'a'] }, 'the block "a" happened too early'],
    [{ messages: ['Hello!'] }, 'the message "Hello!" did not happen'],
    [{ end: 'it goes on' }, 'the run ends with: it ends; expected was: it goes on'],
  ])('%j does not hold, and says why', (expected, why) => {
    expect(unmetExpectations(expected, run)).toEqual([why]);
  });
});

describe('a verdict', () => {
  const contact = { name: 'one', event: { Details: { ContactData: {} } }, cases: {}, stubs: {} };

  it.each<[string, Expectation | undefined, string[]]>([
    ['says nothing of an event by itself', undefined, []],
    ['says that nothing was expected of a contact', {}, [NOTHING_EXPECTED]],
    ['says that nothing was expected where every part is empty', { blocks: [], attributes: {} }, [NOTHING_EXPECTED]],
    ['says that a contact is as expected', { end: 'it ends' }, ['as expected']],
  ])('%s', async (_, expected, outcome) => {
    const verdict = await judge({ ...contact, ...(expected && { expect: expected }) }, async () => run);
    const lines = describeVerdict(verdict);
    expect(lines.filter((line) => /expected/.test(line))).toEqual(outcome);
    expect(lines.at(-1)).toBe('');
    const isTested = outcome.includes('as expected');
    expect(verdictForJson(verdict)).toMatchObject({ expectsSomething: isTested, failures: [] });
    expect(junitReport('flow.json', [verdict]).includes(NOTHING_EXPECTED)).toBe(!isTested);
    expect(exitCodeOf([verdict])).toBe(0);
  });

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
