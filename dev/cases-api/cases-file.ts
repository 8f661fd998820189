import { isObject, kindOf } from '../../lambda/contract/values';
import { readTextFile } from '../../lib/flows/text-file';
import { CASE_FIELDS, type CasesByContact } from './cases';

/**
 * Reads a file of cases: JSON, contact id -> list of `{caseId, templateId}`. All other members of an entry are fields of
 * the case by their ids: system fields such as `status`, and those of an account.
 *
 * @throws CasesFileError that names the place of every problem, and repeats nothing of the file but contact ids and the names of
 * fields.
 */
export function readCasesFile(file: string): CasesByContact {
  const content = parse(file);
  const problems = problemsOf(content);
  if (problems.length > 0) throw new CasesFileError(file, problems.join('; '));
  return content as CasesByContact;
}

/** A file of cases cannot be read or does not hold what it should. */
class CasesFileError extends Error {
  override readonly name = 'CasesFileError';

  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
  }
}

function parse(file: string): unknown {
  const text = readTextFile(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    // Of the parser's message only the place is passed on: the rest may quote the file.
    const [, position] = /at position (\d+)/.exec((error as Error).message) ?? [];
    const line = text.slice(0, Number(position)).split('\n').length;
    throw new CasesFileError(file, position === undefined ? 'is not JSON' : `is not JSON from line ${line} on`);
  }
}

function problemsOf(content: unknown): string[] {
  if (!isObject(content)) return [`was ${kindOf(content)}; it must be an object, contact id -> list of cases`];
  return Object.entries(content).flatMap(([contactId, cases]) => {
    const problems = /^[\w-]{1,256}$/.test(contactId)
      ? []
      : [`"${contactId}" is not a contact id, 1 to 256 letters, digits, dashes or underscores`];
    if (!Array.isArray(cases)) return [...problems, `"${contactId}" was ${kindOf(cases)}; it must be a list of cases`];
    return [...problems, ...cases.flatMap((entry, index) => entryProblems(`"${contactId}"[${index}]`, entry))];
  });
}

function entryProblems(place: string, entry: unknown): string[] {
  if (!isObject(entry)) return [`${place} was ${kindOf(entry)}; it must be an object with caseId and templateId`];
  const members = new Set(['caseId', 'templateId', ...Object.keys(entry)]);
  return [...members].flatMap((member) => {
    const rule = ruleFor(member);
    return rule.holds(entry[member])
      ? []
      : [`${place}.${member} was ${kindOf(entry[member])}; it must be ${rule.says}`];
  });
}

function ruleFor(member: string) {
  if (/_datetime$/.test(member)) return MOMENT;
  return ['caseId', 'templateId', ...CASE_FIELDS].includes(member) ? TEXT : VALUE;
}

const TEXT = { holds: isId, says: 'a string of 1 to 500 characters' };
const MOMENT = {
  holds: (value: unknown) => isId(value) && !Number.isNaN(Date.parse(value as string)),
  says: 'a moment in ISO 8601, like 2026-11-25T09:30:00Z',
};

/** What a field of an account can hold. */
const VALUE = {
  holds: (value: unknown) =>
    (typeof value === 'string' && value.length <= 4100) ||
    ['number', 'boolean'].includes(typeof value) ||
    (isObject(value) && Object.keys(value).length === 1 && isId(value.userArnValue)),
  says: 'a string of up to 4100 characters, a number, true, false or {"userArnValue": ARN}',
};

function isId(value: unknown): boolean {
  return typeof value === 'string' && value.length >= 1 && value.length <= 500;
}
