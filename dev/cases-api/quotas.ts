/** The operations of Cases that are emulated, by their published names. */
export type OperationName = 'ListCasesForContact' | 'SearchCases' | 'GetCase';

/** Requests a second, and requests at once, that an account may make in one Region. Each operation has its own quota. */
export type Quotas = Record<OperationName, { rate: number; burst: number }>;

/** The default quotas in Service Quotas (service code `cases`). An account's applied quotas can differ. */
export const DEFAULT_QUOTAS: Quotas = {
  ListCasesForContact: { rate: 2, burst: 10 },
  SearchCases: { rate: 2, burst: 10 },
  GetCase: { rate: 4, burst: 15 },
};

/** The lower bursts in the Administrator Guide. AWS contradicts itself, so these are the worst case. */
export const GUIDE_QUOTAS: Quotas = {
  ListCasesForContact: { rate: 2, burst: 2 },
  SearchCases: { rate: 2, burst: 2 },
  GetCase: { rate: 4, burst: 10 },
};
