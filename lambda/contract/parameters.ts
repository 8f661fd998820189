import { meantName } from './spelling';
import {
  MAX_ASYNC_TIME_LIMIT_SECONDS,
  MAX_TIME_LIMIT_SECONDS,
  MIN_TIME_LIMIT_SECONDS,
  readTimeLimitSeconds,
} from './time-limits';
import { describeProblem, isId, kindOf, type Problem } from './values';

/** The contacts that a flow can name, in the words of Connect's own Cases block; any other is named by its id. */
export const CONTACT_WORDS = ['Current', 'Initial', 'Previous', 'Related'] as const;
export type ContactWord = (typeof CONTACT_WORDS)[number];

/** The most cases that a lookup can list: as many as a thousand pages hold. */
const MOST_CASES = 10_000;

/**
 * Each parameter that a flow's Invoke Lambda block can pass: what its value must be, worded so that the reader can fix a
 * wrong one, and how the value is read from a string. A value that is read as undefined is wrong.
 */
export const PARAMETERS = {
  contacts: {
    expected: `the contacts to ask about, in order and separated by commas: ${CONTACT_WORDS.join(', ')} or the id of a contact`,
    read: (text: string) => readList(text, readContactName),
  },
  templateId: {
    expected: 'the id of a case template, the last part of its ARN, or several separated by commas, or all',
    read: (text: string) => (isWord(text, 'all') ? [] : readList(text, readTemplateId)),
  },
  maxCases: {
    expected: `a whole number from 1 to ${MOST_CASES}, or all`,
    read: (text: string) => (isWord(text, 'all') ? Number.POSITIVE_INFINITY : readCount(text)),
  },
  allowPartial: {
    expected: 'true or false',
    read: readBoolean,
  },
  status: {
    expected: 'open, closed or any',
    read: (text: string) => readWord(text, { any: 'any', open: 'open', closed: 'closed' } as const),
  },
  order: {
    expected: 'updated or created, for the newest first, or listed',
    read: (text: string) => readWord(text, { listed: 'listed', updated: 'updated', created: 'created' } as const),
  },
  details: {
    expected: 'true or false',
    read: readBoolean,
  },
  timeLimit: {
    expected: `the seconds that the block waits, a whole number from ${MIN_TIME_LIMIT_SECONDS} to ${MAX_ASYNC_TIME_LIMIT_SECONDS}`,
    read: (text: string) => readTimeLimitSeconds(text, MAX_ASYNC_TIME_LIMIT_SECONDS),
  },
};

export type ParameterName = keyof typeof PARAMETERS;
const NAMES = Object.keys(PARAMETERS) as ParameterName[];

/** What the parameters say. A `templateId` of no ids stands for all templates. */
export type Parameters = { [name in ParameterName]: NonNullable<ReturnType<(typeof PARAMETERS)[name]['read']>> };

/** What holds for a parameter that is not given. */
export const NOT_GIVEN: Parameters = {
  contacts: ['Current'],
  templateId: [],
  maxCases: Number.POSITIVE_INFINITY,
  allowPartial: false,
  status: 'any',
  order: 'listed',
  details: false,
  timeLimit: MAX_TIME_LIMIT_SECONDS,
};

/** The values that need details of a case, which only some functions may read. */
const NEEDS_DETAILS: { [name in ParameterName]?: readonly unknown[] } = {
  status: ['open', 'closed'],
  order: ['updated', 'created'],
  details: [true],
};

type About = {
  /** Where the parameters are, for the words of a problem. */
  place: string;
  /** Whether the function may read the details of a case. */
  detailsAvailable: boolean;
  /** The most seconds for which the function can work. */
  longestTimeLimit: number;
};

/**
 * Reads parameters by the names under which a flow passes them, in any case and with any space around them. A value
 * may be a string, a number or a boolean. Null and an empty string, which a flow passes for an attribute that is not set,
 * count as not given. Other parameters are ignored, unless their name is probably a typo of one of these.
 *
 * @returns the values of those that are given and right, and what is wrong with the others.
 */
export function readParameters(
  given: Record<string, unknown>,
  about: About,
): { values: Partial<Parameters>; problems: Problem[] } {
  const values: Partial<Parameters> = {};
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(given)) {
    const field = `${about.place}.${key.trim()}`;
    const name = parameterOf(key);
    const meant = name ?? meantName(key, NAMES);
    if (name === undefined) {
      if (meant !== undefined) problems.push({ field, meant });
    } else if (isGiven(value)) {
      const read = typeof value === 'object' ? undefined : PARAMETERS[name].read(String(value).trim());
      if (name in values) problems.push({ field, was: 'given twice', expected: 'given once, in whatever case' });
      else if (read === undefined) problems.push({ field, was: kindOf(value), expected: PARAMETERS[name].expected });
      else if (NEEDS_DETAILS[name]?.includes(read) && !about.detailsAvailable) {
        problems.push({ field, was: kindOf(value), expected: withoutDetails(name) });
      } else if (name === 'timeLimit' && Number(read) > about.longestTimeLimit) {
        problems.push({ field, was: `${read}`, expected: withinLongest(about.longestTimeLimit) });
      } else Object.assign(values, { [name]: read });
    }
  }
  return { values, problems };
}

/** The parameter that a name stands for, in any case and with any space around it. */
export function parameterOf(key: string): ParameterName | undefined {
  return NAMES.find((name) => isWord(key, name));
}

/** What is wrong with parameters, each as a sentence without its full stop, for checks ahead of a call. */
export function problemsOf(given: Record<string, unknown>, about: About): string[] {
  return readParameters(given, about).problems.map(describeProblem);
}

/** What a parameter must be where the stack did not let the function read details. */
function withoutDetails(name: ParameterName): string {
  return `${NOT_GIVEN[name]} or not given, because this function may not read details of cases; deploy it with -c caseDetails=search or -c caseDetails=exact to let it`;
}

/** What a time limit must be that is longer than the function was deployed for. */
function withinLongest(longestTimeLimit: number): string {
  return `at most ${longestTimeLimit}, because this function was deployed for blocks that wait up to ${longestTimeLimit} s; deploy it with a longer longestTimeLimitSeconds`;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
}

function isWord(text: string, word: string): boolean {
  return text.trim().toLowerCase() === word.toLowerCase();
}

function readWord<T>(text: string, words: Record<string, T>): T | undefined {
  const word = Object.keys(words).find((word) => isWord(text, word));
  return word === undefined ? undefined : words[word];
}

function readBoolean(text: string): boolean | undefined {
  return readWord(text, { true: true, false: false });
}

function readCount(text: string): number | undefined {
  const count = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= MOST_CASES ? count : undefined;
}

/** The entries of a list; undefined when there is none or one is wrong. */
function readList(text: string, read: (entry: string) => string | undefined): string[] | undefined {
  const entries = text.split(',').map((entry) => entry.trim());
  const values = entries.filter((entry) => entry !== '').map(read);
  return values.length > 0 && !values.includes(undefined) ? (values as string[]) : undefined;
}

/** A contact's id has a digit. A word without one is a typo, and as an id it would have no cases. */
function readContactName(entry: string): string | undefined {
  const isContactId = isId(entry, 256) && /\d/.test(entry);
  return CONTACT_WORDS.find((word) => isWord(entry, word)) ?? (isContactId ? entry : undefined);
}

/** An ARN is refused: it would match no case, and the flow would not notice. */
function readTemplateId(entry: string): string | undefined {
  return isId(entry, 500) ? entry : undefined;
}
