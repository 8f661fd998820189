import { isId } from './values';

/** The keys of the response that are always there, in the order of the documentation. */
export const RESPONSE_KEYS = [
  'caseCount',
  'firstCaseId',
  'firstTemplateId',
  'caseIds',
  'complete',
  'contactId',
  'firstCaseStatus',
  'firstCaseReference',
  'openCaseCount',
  'foundBy',
  'firstCaseQueueArn',
  'firstCaseQueueId',
  'firstCaseAssignedUserId',
] as const;
export type ResponseKey = (typeof RESPONSE_KEYS)[number];

/** The most cases that a response can list one by one. */
export const MAX_LISTED = 5;

/** What the response says about each listed case. */
export const LISTED_PARTS = ['Id', 'Reference', 'Status', 'TemplateId'] as const;
export type ListedPart = (typeof LISTED_PARTS)[number];
export type ListedKey = `case${number}${ListedPart}`;

/** The key of a part of a listed case: `case1Id` of the first, whose index is 0. */
export function listedKey(index: number, part: ListedPart): ListedKey {
  return `case${index + 1}${part}`;
}

/** All keys of listed cases. */
export const LISTED_KEYS = Array.from({ length: MAX_LISTED }, (_, index) =>
  LISTED_PARTS.map((part) => listedKey(index, part)),
).flat();

/** Further fields of the first case, by the keys under which a flow reads them: key -> the field's id. */
export type FurtherFields = Record<string, string>;

export const MAX_FURTHER_FIELDS = 5;

/** What the further fields must be, worded so that the reader can fix wrong ones. */
export const FURTHER_FIELDS_RULE = `up to ${MAX_FURTHER_FIELDS} fields, each as KEY=FIELD_ID: a key of up to 50 letters and digits that the response does not have yet, and the id of a field, like title or a UUID`;

/** Whether further fields can be asked for under these keys. */
export function areFurtherFields(fields: Record<string, unknown>): fields is FurtherFields {
  const taken = [...RESPONSE_KEYS, ...LISTED_KEYS].map((key) => key.toLowerCase());
  const keys = Object.keys(fields).map((key) => key.toLowerCase());
  return (
    keys.length <= MAX_FURTHER_FIELDS &&
    new Set([...keys, ...taken]).size === keys.length + taken.length &&
    keys.every((key) => /^[a-z][a-z\d]{0,49}$/.test(key)) &&
    Object.values(fields).every((id) => isId(id, 500))
  );
}
