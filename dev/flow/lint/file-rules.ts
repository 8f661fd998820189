import { SOURCES } from '../content/finding';
import type { RuleInfo } from './rule';

/** The rules of files as a whole; the command that reads files finds what they report. */
export const FILE_RULES = {
  unreadable: {
    id: 'unreadable-file',
    level: 'error',
    page: SOURCES.actions,
    why: 'A file that cannot be read, or holds neither a flow nor a test case nor a scenario, is not checked.',
  },
  other: {
    id: 'other-file',
    level: 'note',
    page: SOURCES.actions,
    why: 'A JSON file of a folder that holds something else is left out.',
  },
  wrapped: {
    id: 'wrapped-content',
    level: 'note',
    page: SOURCES.describeFlow,
    why: 'The answer of an AWS command, or content as a string, is unwrapped before it is checked.',
  },
  scenario: {
    id: 'scenario-form',
    level: 'error',
    page: 'docs/scenarios.md',
    why: 'A scenario that does not follow its schema cannot be used.',
  },
} satisfies Record<string, RuleInfo>;
