import { errorAnswer } from './answer';
import type { CaseSummary, Refusal } from './operation';

/** The system fields that a file of cases can give a case, each a string. */
export const CASE_FIELDS = ['status', 'reference_number', 'created_datetime', 'last_updated_datetime'] as const;

/** A case with its system fields; without a status it is open, as a new case is. */
export type EmulatedCase = CaseSummary & { [field in (typeof CASE_FIELDS)[number]]?: string };

/** Contact id -> its cases. */
export type CasesByContact = Record<string, EmulatedCase[]>;

/** All cases of a domain, each once, whichever contacts it is linked to. */
export function allCases(cases: CasesByContact): EmulatedCase[] {
  const byId = new Map<string, EmulatedCase>();
  for (const each of Object.values(cases).flat()) if (!byId.has(each.caseId)) byId.set(each.caseId, each);
  return [...byId.values()];
}

/** The value of a system field; undefined where the case has none. */
export function fieldOf(found: EmulatedCase, id: string): string | undefined {
  if (id === 'case_id') return found.caseId;
  return found[id as (typeof CASE_FIELDS)[number]] ?? (id === 'status' ? 'open' : undefined);
}

/** Fields of a case as the API writes them; a field without a value is left out. */
export function fieldsOf(found: EmulatedCase, ids: string[]) {
  return ids.flatMap((id) => {
    const stringValue = fieldOf(found, id);
    return stringValue === undefined ? [] : [{ id, value: { stringValue } }];
  });
}

/** The refusal of the first field that is not emulated, if there is one. */
export function refuseFields(ids: string[]): Refusal | undefined {
  const known = ['case_id', ...CASE_FIELDS];
  const foreign = ids.find((id) => !known.includes(id));
  if (foreign === undefined) return undefined;
  const message = `The field ${foreign} is not emulated. Emulated are ${known.join(', ')}.`;
  return { refusal: errorAnswer('NotEmulatedException', message) };
}
