import { errorAnswer } from './answer';
import { allCases, type CasesByContact, fieldsOf, refuseFields } from './cases';
import type { Operation, Refusal } from './operation';
import { describe, listConstraint, readMembers, textConstraint, validationError, violationsOf } from './validation';

/** A valid request for fields of one case. */
type GetRequest = { domainId: string; caseId: string; fields: { id: string }[] };

/** The published bounds, in characters and entries. */
const ID = { min: 1, max: 500 };
const FIELDS = { min: 1, max: 220 };
const TOKEN = { min: 0, max: 9000 };

const RULES = {
  domainId: { bounds: ID, constraint: textConstraint, required: true },
  caseId: { bounds: ID, constraint: textConstraint, required: true },
  fields: {
    bounds: FIELDS,
    constraint: listConstraint((entry) => textConstraint((entry as { id?: unknown } | null)?.id, ID)),
    required: true,
  },
  nextToken: { bounds: TOKEN, constraint: textConstraint },
};

/** The operation GetCase, for the fields that the cases of a file have. */
export function getCase(cases: CasesByContact): Operation<GetRequest> {
  return {
    name: 'GetCase',
    path: '/domains/{domainId}/cases/{caseId}',
    read: ([domainId = '', caseId = ''], body) => readGetRequest({ domainId, caseId }, body),
    facts: ({ caseId }) => ({ caseId }),
    serve({ caseId, fields }, { fault, argument }) {
      const all = allCases(cases);
      const found = all.find((each) => each.caseId === caseId);
      if (found === undefined) return { refusal: caseNotFound(caseId) };
      const ids = fields.map(({ id }) => id);
      const refused = refuseFields(ids, all);
      if (refused) return refused;
      const body = { fields: fieldsOf(found, ids), templateId: found.templateId };
      return { body: 'case' in fault && fault.case ? fault.case(body, argument) : body };
    },
  };
}

function readGetRequest(path: { domainId: string; caseId: string }, body: Buffer): GetRequest | Refusal {
  const read = readMembers(body);
  if ('refusal' in read) return read;
  const violations = violationsOf(RULES, { ...read.members, ...path });
  const { nextToken, fields } = read.members;
  // No answer of this emulator has a second page.
  if (violations.length === 0 && nextToken) {
    violations.push(describe('nextToken', nextToken, 'Member must be a token from an answer for this case'));
  }
  return violations.length > 0 ? { refusal: validationError(violations) } : { ...path, fields: fields as [] };
}

function caseNotFound(caseId: string) {
  return errorAnswer('ResourceNotFoundException', 'No such case in this domain.', {
    resourceId: caseId,
    resourceType: 'Case',
  });
}
