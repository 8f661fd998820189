/** The operations of Cases that the function calls, by their published names; each has its own quota. */
export const OPERATIONS = ['ListCasesForContact', 'SearchCases', 'GetCase'] as const;

/** An operation of Cases that the function calls. */
export type Operation = (typeof OPERATIONS)[number];

/**
 * The system fields that hold the details of a case (Amazon Connect Administrator Guide, Create case fields). The
 * function reads no others, except those that the stack names, and its role may read no others.
 */
export const DETAIL_FIELDS = {
  status: 'status',
  reference: 'reference_number',
  created: 'created_datetime',
  updated: 'last_updated_datetime',
  queue: 'assigned_queue',
  user: 'assigned_user',
} as const;

/** The system field that holds the ARN of the customer's profile. */
export const CUSTOMER_FIELD = 'customer_id';
