import { PROFILE_ARN_RULE, readProfileArn } from './profile-arn';
import { MAX_LISTED } from './response';
import {
  MAX_ASYNC_TIME_LIMIT_SECONDS,
  MAX_TIME_LIMIT_SECONDS,
  MIN_TIME_LIMIT_SECONDS,
  readTimeLimitSeconds,
} from './time-limits';
import { isId, isUuid } from './values';

/** The contacts that a flow can name, in the words of Connect's own Cases block; any other is named by its id. */
export const CONTACT_WORDS = ['Current', 'Initial', 'Previous', 'Related'] as const;
export type ContactWord = (typeof CONTACT_WORDS)[number];

/** The most cases that a lookup can list: as many as a thousand pages hold. */
const MAX_CASES = 10_000;

/** Each contact costs at least one request of a quota of two a second, so more than these no block can wait for. */
const MAX_CONTACTS = 20;

/** More templates than this no flow can mean: all of them are `all`. */
const MAX_TEMPLATES = 100;

/**
 * Each parameter that a flow's Invoke Lambda block can pass: what its value must be, worded so that the reader can fix a
 * wrong one, and how the value is read from a string. A value that is read as undefined is wrong.
 */
export const PARAMETERS = {
  contacts: {
    expected: `up to ${MAX_CONTACTS} contacts to ask about, in order and separated by commas: ${CONTACT_WORDS.join(', ')} or the id of a contact, which is a UUID`,
    read: (text: string) => readList(text, MAX_CONTACTS, readContactName),
  },
  customer: {
    expected: PROFILE_ARN_RULE,
    read: readProfileArn,
  },
  templateId: {
    expected: `the id of a case template, the last part of its ARN, or up to ${MAX_TEMPLATES} separated by commas, or all`,
    read: (text: string) => (isWord(text, 'all') ? [] : readList(text, MAX_TEMPLATES, readTemplateId)),
  },
  maxCases: {
    expected: `a whole number from 1 to ${MAX_CASES}, or all`,
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
  list: {
    expected: `how many cases to list one by one, a whole number from 0 to ${MAX_LISTED}`,
    read: (text: string) => (/^\d$/.test(text) && Number(text) <= MAX_LISTED ? Number(text) : undefined),
  },
  timeLimit: {
    expected: `the seconds that the block waits, a whole number from ${MIN_TIME_LIMIT_SECONDS} to ${MAX_ASYNC_TIME_LIMIT_SECONDS}`,
    read: (text: string) => readTimeLimitSeconds(text, MAX_ASYNC_TIME_LIMIT_SECONDS),
  },
};

export type ParameterName = keyof typeof PARAMETERS;
export const PARAMETER_NAMES = Object.keys(PARAMETERS) as ParameterName[];

/** What the parameters say. A `templateId` of no ids stands for all templates. */
export type Parameters = { [name in ParameterName]: NonNullable<ReturnType<(typeof PARAMETERS)[name]['read']>> };

/** Defaults for a parameter that is not given. Without a customer nothing is asked about one. */
export const NOT_GIVEN: Omit<Parameters, 'customer'> = {
  contacts: ['Current'],
  templateId: [],
  maxCases: Number.POSITIVE_INFINITY,
  allowPartial: false,
  status: 'any',
  order: 'listed',
  details: false,
  list: 0,
  timeLimit: MAX_TIME_LIMIT_SECONDS,
};

/** Whether a text is a word, in any case and with any space around it. */
export function isWord(text: string, word: string): boolean {
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
  return count >= 1 && count <= MAX_CASES ? count : undefined;
}

/** The entries of a list; undefined when there is none, when one is wrong, or when there are too many. */
function readList(text: string, max: number, read: (entry: string) => string | undefined): string[] | undefined {
  // A flow can pass megabytes. What comes after the first entry too many is not looked at.
  const entries = text.split(',', 2 * max + 1).map((entry) => entry.trim());
  const values = entries.filter((entry) => entry !== '').map(read);
  const isRight = values.length > 0 && values.length <= max && entries.length <= 2 * max;
  return isRight && !values.includes(undefined) ? (values as string[]) : undefined;
}

/**
 * Connect makes UUIDs of contact ids. A flow can fill this parameter with anything, also with a customer's number by
 * mistake: whatever is not a UUID has no cases, and must reach neither a request nor the log.
 */
function readContactName(entry: string): string | undefined {
  return CONTACT_WORDS.find((word) => isWord(entry, word)) ?? (isUuid(entry) ? entry : undefined);
}

/** An ARN is refused: it would match no case, and the flow would not notice. */
function readTemplateId(entry: string): string | undefined {
  return isId(entry, 500) ? entry : undefined;
}
