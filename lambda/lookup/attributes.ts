import {
  type FurtherFields,
  LISTED_PARTS,
  type ListedKey,
  type ListedPart,
  listedKey,
  type ResponseKey,
} from '../contract/response';
import type { LinkedCase } from './cases-api';
import type { CasesAnswer } from './lookup';
import { type FoundCase, isOpen } from './selection';

/**
 * What the flow gets, readable as `$.External.<key>`. Every value is a string and every key is always there, because
 * a flow can test neither numbers of JSON nor a missing key. The keys of listed cases and of further fields follow.
 */
export type CaseAttributes = Record<ResponseKey, string> & { [key in ListedKey]?: string } & Record<string, string>;

/** Which keys the response has beyond those that are always there. */
export type ResponseSettings = {
  /** How many cases to list one by one. */
  list?: number;
  /** Further fields of the first case. */
  fields?: FurtherFields;
};

/** The most ids in `caseIds`: more than a flow, or a Lambda block after it, can sensibly go through. */
const MAX_IDS = 100;

/**
 * Bytes of UTF-8 for the whole response. A flow accepts less than 32 KB. Each value from Cases is bounded where it is read,
 * so that only `caseIds` can reach this limit.
 */
const MAX_RESPONSE_BYTES = 32_000;

/** Turns what was found into the flat strings that a flow can read. */
export function toAttributes(answer: CasesAnswer, { list = 0, fields = {} }: ResponseSettings = {}): CaseAttributes {
  const { contactId, cases, complete, detailed, foundBy = '' } = answer;
  const [first] = cases;
  const { queueArn = '', userArn = '', fields: further = {} } = first?.details ?? {};
  const attributes: CaseAttributes = {
    caseCount: String(cases.length),
    firstCaseId: first?.caseId ?? '',
    firstTemplateId: first?.templateId ?? '',
    caseIds: '',
    complete: complete ? 'true' : 'false',
    contactId,
    firstCaseStatus: first?.details?.status ?? '',
    firstCaseReference: first?.details?.reference ?? '',
    openCaseCount: detailed ? String(cases.filter(({ details }) => details && isOpen(details)).length) : '',
    foundBy,
    firstCaseQueueArn: queueArn,
    firstCaseQueueId: lastPartOf(queueArn),
    firstCaseAssignedUserId: lastPartOf(userArn),
    ...Object.fromEntries(Object.entries(fields).map(([key, id]) => [key, further[id] ?? ''])),
    ...listed(cases, list),
  };
  attributes.caseIds = joinIds(cases, MAX_RESPONSE_BYTES - bytesOf(attributes));
  return attributes;
}

/** The first cases one by one. A flow cannot test for a missing key, so the keys beyond the last case are there, empty. */
function listed(cases: FoundCase[], list: number): Record<string, string> {
  const entries = Array.from({ length: list }, (_, index) => {
    const { caseId = '', templateId = '', details } = cases[index] ?? {};
    const { reference = '', status = '' } = details ?? {};
    const values: Record<ListedPart, string> = {
      Id: caseId,
      Reference: reference,
      Status: status,
      TemplateId: templateId,
    };
    return LISTED_PARTS.map((part) => [listedKey(index, part), values[part]]);
  });
  return Object.fromEntries(entries.flat());
}

function joinIds(cases: LinkedCase[], maxBytes: number): string {
  let joined = '';
  for (const { caseId } of cases.slice(0, MAX_IDS)) {
    const longer = joined === '' ? caseId : `${joined}_${caseId}`;
    // What follows is left out too: a list with a gap would look like the first cases.
    if (bytesOf(longer) > maxBytes) break;
    joined = longer;
  }
  return joined;
}

function bytesOf(value: string | object): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** The id at the end of an ARN of Connect. */
function lastPartOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
