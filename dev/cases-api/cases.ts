import { errorAnswer } from './answer';
import type { CaseSummary, Refusal } from './operation';

/** The system fields that a case of any domain can have. */
export const CASE_FIELDS = [
  'status',
  'reference_number',
  'title',
  'summary',
  'created_datetime',
  'last_updated_datetime',
  'last_closed_datetime',
  'customer_id',
  'assigned_queue',
  'assigned_user',
] as const;

/** The value of a field; that of a user is written as the API writes it, except in `assigned_user`. */
export type FieldValue = string | number | boolean | { userArnValue: string };

/** A case with its fields, system ones and an account's own by their ids; without a status it is open, as a new case is. */
export type EmulatedCase = CaseSummary & { [fieldId: string]: FieldValue | undefined };

/** Contact id -> its cases. */
export type CasesByContact = Record<string, EmulatedCase[]>;

/** A field's value as the API writes it. */
export type FieldValueUnion = {
  stringValue?: string;
  doubleValue?: number;
  booleanValue?: boolean;
  userArnValue?: string;
  /** Stands for a field without a value; only filters have it. */
  emptyValue?: object;
};

/** All cases of a domain, each once, whichever contacts it is linked to. */
export function allCases(cases: CasesByContact): EmulatedCase[] {
  const byId = new Map<string, EmulatedCase>();
  for (const each of Object.values(cases).flat()) if (!byId.has(each.caseId)) byId.set(each.caseId, each);
  return [...byId.values()];
}

/** The value of a field; undefined where the case has none. */
export function fieldOf(found: EmulatedCase, id: string): FieldValueUnion | undefined {
  const value = id === 'case_id' ? found.caseId : Object.hasOwn(found, id) ? found[id] : undefined;
  if (value === undefined) return id === 'status' ? { stringValue: 'open' } : undefined;
  if (typeof value === 'object') return value;
  if (typeof value === 'number') return { doubleValue: value };
  if (typeof value === 'boolean') return { booleanValue: value };
  return id === 'assigned_user' ? { userArnValue: value } : { stringValue: value };
}

/** Fields of a case as the API writes them; a field without a value is left out. */
export function fieldsOf(found: EmulatedCase, ids: string[]) {
  return ids.flatMap((id) => {
    const value = fieldOf(found, id);
    return value === undefined ? [] : [{ id, value }];
  });
}

/** Members of a case that are not fields of it. */
const NOT_FIELDS = ['caseId', 'templateId'];

/** The refusal of the first field that is neither a system field nor one of any case, if there is one. */
export function refuseFields(ids: string[], cases: EmulatedCase[]): Refusal | undefined {
  const known: string[] = ['case_id', ...CASE_FIELDS];
  const isOfCase = (id: string) => !NOT_FIELDS.includes(id) && cases.some((each) => Object.hasOwn(each, id));
  const foreign = ids.find((id) => !known.includes(id) && !isOfCase(id));
  if (foreign === undefined) return undefined;
  const message = `No case has the field ${foreign}. Emulated are ${known.join(', ')} and the fields of the cases.`;
  return { refusal: errorAnswer('NotEmulatedException', message) };
}
