import { escapeXml } from '../../content/text';
import { describePath } from '../describe-run';
import { expectsSomething, NOTHING_EXPECTED, type Verdict } from './verdict';

/** Verdicts as the JUnit XML that CI systems read. */
export function junitReport(suite: string, verdicts: Verdict[]): string {
  const failed = verdicts.filter(({ failures }) => failures.length > 0).length;
  const broken = verdicts.filter((verdict) => 'error' in verdict).length;
  const time = verdicts.reduce((sum, verdict) => sum + secondsOf(verdict), 0).toFixed(3);
  const counts = `tests="${verdicts.length}" failures="${failed}" errors="${broken}" time="${time}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="${escaped(suite)}" ${counts}>`,
    ...verdicts.flatMap((verdict) => describe(suite, verdict)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function describe(suite: string, verdict: Verdict): string[] {
  const { contact, failures } = verdict;
  const path = describePath(pathOf(verdict));
  const output = 'error' in verdict || expectsSomething(contact) ? path : [...path, NOTHING_EXPECTED];
  return [
    `    <testcase classname="${escaped(suite)}" name="${escaped(contact.name)}" time="${secondsOf(verdict).toFixed(3)}">`,
    ...failures.map((failure) => `      <failure message="${escaped(failure)}"/>`),
    ...('error' in verdict ? [`      <error message="${escaped(verdict.error.message)}"/>`] : []),
    `      <system-out>${escaped(output.join('\n'))}</system-out>`,
    '    </testcase>',
  ];
}

/** How long the contact was in the flow. */
function secondsOf(verdict: Verdict): number {
  return (pathOf(verdict).at(-1)?.ended ?? 0) / 1000;
}

function pathOf(verdict: Verdict) {
  return 'run' in verdict ? verdict.run.path : verdict.error.path;
}

/** In an attribute a line break would be read as a space. */
function escaped(text: string): string {
  return escapeXml(text).replaceAll('\n', '&#10;');
}
