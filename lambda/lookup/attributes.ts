import type { LinkedCase } from './cases-api';
import type { CasesAnswer } from './lookup';
import { isOpen } from './selection';

/**
 * What the flow gets, readable as `$.External.<key>`. Every value is a string and every key is always there, because
 * a flow can test neither numbers of JSON nor a missing key.
 */
export type CaseAttributes = {
  /** How many cases were found that count; `"0"` when none. */
  caseCount: string;
  /** The first case in the order asked for, `""` when none. Cases documents no order of its list. */
  firstCaseId: string;
  /** The template of the first case, `""` when none. */
  firstTemplateId: string;
  /** The ids of the first cases, joined by `_`. */
  caseIds: string;
  /** `"true"` when there are no more that count, `"false"` when `caseCount` may be too low. */
  complete: 'true' | 'false';
  /** The contact whose cases these are. */
  contactId: string;
  /** The status of the first case as Cases stores it; `""` when none, or when no details were asked for. */
  firstCaseStatus: string;
  /** The number of the first case that agents and customers use; `""` in the same cases. */
  firstCaseReference: string;
  /** How many of the cases are not closed; `""` when no details were asked for. */
  openCaseCount: string;
};

/** The most ids in `caseIds`: more than a flow, or a Lambda block after it, can sensibly go through. */
const MAX_IDS = 100;

/**
 * Bytes of UTF-8 for `caseIds`. A flow accepts less than 32 KB, and the four other values that come from Cases can have
 * 500 characters of up to six bytes each.
 */
const MAX_ID_BYTES = 20_000;

/** Turns what was found into the flat strings that a flow can read. */
export function toAttributes({ contactId, cases, complete, detailed }: CasesAnswer): CaseAttributes {
  const [first] = cases;
  return {
    caseCount: String(cases.length),
    firstCaseId: first?.caseId ?? '',
    firstTemplateId: first?.templateId ?? '',
    caseIds: joinIds(cases),
    complete: complete ? 'true' : 'false',
    contactId,
    firstCaseStatus: first?.details?.status ?? '',
    firstCaseReference: first?.details?.reference ?? '',
    openCaseCount: detailed ? String(cases.filter(({ details }) => details && isOpen(details)).length) : '',
  };
}

function joinIds(cases: LinkedCase[]): string {
  let joined = '';
  for (const { caseId } of cases.slice(0, MAX_IDS)) {
    const longer = joined === '' ? caseId : `${joined}_${caseId}`;
    // What follows is left out too: a list with a gap would look like the first cases.
    if (Buffer.byteLength(JSON.stringify(longer)) > MAX_ID_BYTES) break;
    joined = longer;
  }
  return joined;
}
