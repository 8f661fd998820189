/** The operations of Cases that the function calls, by their published names; each has its own quota. */
export const OPERATIONS = ['ListCasesForContact', 'SearchCases', 'GetCase'] as const;
export type Operation = (typeof OPERATIONS)[number];

/**
 * The system fields that hold the details of a case (Amazon Connect Administrator Guide, Create case fields). The
 * function reads no others, and its role may read no others.
 */
export const DETAIL_FIELDS = {
  status: 'status',
  reference: 'reference_number',
  created: 'created_datetime',
  updated: 'last_updated_datetime',
} as const;
