import type { NamedFinding } from '../../../dev/doctor/finding';
import { describeFinding, describeVerdict, verdictOf } from '../../../dev/doctor/report';

const OK: NamedFinding = { check: 'alias', outcome: 'ok', what: 'fine' };
const WARNING: NamedFinding = { check: 'flows', outcome: 'warning', what: 'perhaps intended' };
const UNKNOWN: NamedFinding = { check: 'role', outcome: 'unknown', what: 'iam:GetRolePolicy is not allowed' };
const PROBLEM: NamedFinding = {
  check: 'domain',
  outcome: 'problem',
  what: 'the domain of the instance is another one',
  remedy: 'set casesDomainId',
  command: 'npx cdk deploy and some more words',
};

describe('a report', () => {
  it('names the check and what to do, and keeps the command apart, which must not be wrapped', () => {
    expect(describeFinding(PROBLEM)).toEqual({
      lines: [
        [{ tone: 'bad', text: 'problem' }, '  domain: the domain of the instance is another one'],
        '         to fix it: set casesDomainId',
      ],
      command: '         $ npx cdk deploy and some more words',
    });
  });

  it('is one line where nothing is to be done', () => {
    expect(describeFinding(UNKNOWN)).toEqual({
      lines: [[{ tone: 'warning', text: 'unknown' }, '  role: iam:GetRolePolicy is not allowed']],
    });
  });

  it.each([
    [[OK], 'ok', '1 ok, 0 warnings, 0 problems, 0 unknown'],
    [[OK, WARNING], 'ok', '1 ok, 1 warning, 0 problems, 0 unknown'],
    [[OK, UNKNOWN], 'unknown', '1 ok, 0 warnings, 0 problems, 1 unknown'],
    [[OK, UNKNOWN, PROBLEM], 'problem', '1 ok, 0 warnings, 1 problem, 1 unknown'],
    [[], 'unknown', '0 ok, 0 warnings, 0 problems, 0 unknown'],
  ])('has one verdict: %#', (findings, verdict, line) => {
    expect(verdictOf(findings)).toBe(verdict);
    expect(describeVerdict(findings)).toBe(line);
  });
});
