/** The operations of Cases that the function calls, by their published names; each has its own quota. */
export const OPERATIONS = ['ListCasesForContact', 'SearchCases', 'GetCase'] as const;
export type Operation = (typeof OPERATIONS)[number];
