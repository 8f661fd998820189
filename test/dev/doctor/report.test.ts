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

const COLOURED = { hasColors: () => true };

describe('a report', () => {
  it('wraps between words, keeps the indent and leaves a command on one line', () => {
    expect(describeFinding(PROBLEM, { columns: 40 })).toBe(
      [
        'problem  domain: the domain of the',
        '         instance is another one',
        '         to fix it: set casesDomainId',
        '         $ npx cdk deploy and some more words',
      ].join('\n'),
    );
  });

  it('is one line for each finding where the output is no terminal', () => {
    expect(describeFinding(UNKNOWN, {})).toBe('unknown  role: iam:GetRolePolicy is not allowed');
  });

  it('shows the outcome in a colour where the terminal has some', () => {
    expect(describeFinding(OK, COLOURED)).toBe('\x1b[32mok\x1b[39m       alias: fine');
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
