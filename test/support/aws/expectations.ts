import { examine } from './examine';
import type { Answers } from './stub';

/** What is broken, the answers that show it, and the finding that must name it with the command that fixes it. */
export type Broken = [claim: string, changed: Answers, check: string, what: RegExp, command: RegExp | undefined];

/** What looks odd and is in order. */
export type Fine = [claim: string, changed: Answers, check: string, what: RegExp];

/** Expects a problem of one check, and no other check to be anything but ok. */
export async function expectProblem(
  answers: Answers,
  { check, what, command }: { check: string; what: RegExp; command: RegExp | undefined },
): Promise<void> {
  const { findings } = await examine(answers);
  const bad = findings.filter(({ outcome }) => outcome !== 'ok');
  expect(bad.map((finding) => finding.check)).toEqual(bad.map(() => check));
  expect(bad).toContainEqual(
    expect.objectContaining({
      outcome: 'problem',
      what: expect.stringMatching(what),
      remedy: expect.stringMatching(/\w{4}/),
      ...(command && { command: expect.stringMatching(command) }),
    }),
  );
}

/** Expects every check to be ok, and one of them to say this. */
export async function expectFine(answers: Answers, { check, what }: { check: string; what: RegExp }): Promise<void> {
  const { findings } = await examine(answers);
  expect(findings.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  expect(findings).toContainEqual({ check, outcome: 'ok', what: expect.stringMatching(what) });
}
