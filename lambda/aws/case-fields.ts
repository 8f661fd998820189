import type { FieldValue } from '@aws-sdk/client-connectcases';
import { DETAIL_FIELDS } from '../contract/operations';
import type { FurtherFields } from '../contract/response';
import type { CaseDetails, LinkedCase } from '../lookup/cases-api';
import { AttemptFailure } from '../retry/failure';

/**
 * Bytes of an id, a status, a reference or an ARN. Cases allows ids of 500 characters, and the others have fewer. A flow
 * accepts less than 32 KB in all.
 */
const MAX_BYTES = 500;

/** Characters of a further field that a flow gets. */
const MAX_FURTHER_LENGTH = 200;

/** The fields of a case as they arrive: the SDK passes on any JSON. */
type GivenFields = (Partial<FieldValue> | null | undefined)[];
type GivenValue = { stringValue?: unknown; userArnValue?: unknown; doubleValue?: unknown; booleanValue?: unknown };

/** The fields that requests name, each once. */
export function requestedFields(further: FurtherFields, ...more: string[]): { id: string }[] {
  return [...new Set([...Object.values(DETAIL_FIELDS), ...more, ...Object.values(further)])].map((id) => ({ id }));
}

/**
 * The details that fields hold. A field without a value is `""`.
 *
 * @throws AttemptFailure when a field is longer than Cases allows.
 */
export function toDetails(fields: GivenFields, further: FurtherFields): CaseDetails {
  const { status, reference, created, updated, queue, user } = DETAIL_FIELDS;
  return {
    status: boundedTextOf(fields, status),
    reference: boundedTextOf(fields, reference),
    created: timeOf(fields, created),
    updated: timeOf(fields, updated),
    queueArn: boundedTextOf(fields, queue),
    userArn: boundedTextOf(fields, user),
    fields: Object.fromEntries(Object.values(further).map((id) => [id, furtherOf(fields, id)])),
  };
}

/** The text or the ARN that a field holds; `""` when it holds none. */
export function textOf(fields: GivenFields, id: string): string {
  const { stringValue, userArnValue } = valueIn(fields, id);
  const text = stringValue ?? userArnValue;
  return typeof text === 'string' ? text : '';
}

/** Whether a value is what a page says about a case. */
export function isLinkedCase(value: unknown): value is LinkedCase {
  const { caseId, templateId } = (value ?? {}) as Partial<LinkedCase>;
  return caseId !== '' && isBounded(caseId) && isBounded(templateId);
}

function boundedTextOf(fields: GivenFields, id: string): string {
  const text = textOf(fields, id);
  if (!isBounded(text)) throw new AttemptFailure('malformedAnswer');
  return text;
}

/** The start of what any field holds, as a string. */
function furtherOf(fields: GivenFields, id: string): string {
  const { doubleValue, booleanValue } = valueIn(fields, id);
  const value = doubleValue ?? booleanValue;
  const text = ['number', 'boolean'].includes(typeof value) ? String(value) : textOf(fields, id);
  // No character is cut in two.
  return text.slice(0, MAX_FURTHER_LENGTH).replace(/[\ud800-\udbff]$/, '');
}

function valueIn(fields: GivenFields, id: string): GivenValue {
  return fields.find((field) => field?.id === id)?.value ?? {};
}

function timeOf(fields: GivenFields, id: string): number | undefined {
  const time = Date.parse(textOf(fields, id));
  return Number.isNaN(time) ? undefined : time;
}

/** Whether a value is a string that stays within the bytes in JSON, where a control character has six. */
function isBounded(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > MAX_BYTES) return false;
  return Buffer.byteLength(JSON.stringify(value)) <= MAX_BYTES + '""'.length;
}
