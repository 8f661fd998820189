import { type Finding, type Level, SOURCES } from '../content/finding';
import { findingOf, type RuleInfo } from './rule';

/** The rules of native test cases, by their level. The checks of a test case find what they report. */
export const TEST_CASE_RULES: Record<Level, RuleInfo> = {
  error: {
    id: 'test-case',
    level: 'error',
    page: SOURCES.testing,
    why: 'A native test case of Connect has the form of the testing language.',
  },
  warning: {
    id: 'test-case-risk',
    level: 'warning',
    page: SOURCES.testing,
    why: 'A native test case that never ends, or waits for nothing in particular, passes or hangs by accident.',
  },
  note: {
    id: 'test-case-unchecked',
    level: 'note',
    page: SOURCES.testing,
    why: 'What is not known of the testing language is reported as not checked, never as wrong.',
  },
};

/** Makes findings at a place of a test case. */
export function at(place: string) {
  const make =
    (level: Level) =>
    (problem: string, page: string): Finding =>
      findingOf(TEST_CASE_RULES[level], { at: place, problem, page });
  return { error: make('error'), warning: make('warning'), note: make('note') };
}
