/** Requests a second, and requests at once, that an account may make in one Region; a rate of 0 stands for no quota. */
export type Quota = { rate: number; burst: number };

/** The emulated operations of Cases by their published names, each with its quota. */
const OPERATIONS = {
  ListCasesForContact: { option: '', byDefault: { rate: 2, burst: 10 }, inGuide: { rate: 2, burst: 2 } },
  SearchCases: { option: 'search-', byDefault: { rate: 2, burst: 10 }, inGuide: { rate: 2, burst: 10 } },
  GetCase: { option: 'get-case-', byDefault: { rate: 4, burst: 15 }, inGuide: { rate: 4, burst: 10 } },
} as const;

export type OperationName = keyof typeof OPERATIONS;

export const OPERATION_NAMES = Object.keys(OPERATIONS) as OperationName[];

/** Each operation has its own quota. */
export type Quotas = Record<OperationName, Quota>;

/** The default quotas in Service Quotas (service code `cases`). An account's applied quotas can differ. */
export const DEFAULT_QUOTAS = quotasOf(({ byDefault }) => byDefault);

/** The bursts in the Administrator Guide. AWS contradicts itself, so these are the worst case. */
export const GUIDE_QUOTAS = quotasOf(({ inGuide }) => inGuide);

/** No operation has a quota. */
export const NO_QUOTAS = quotasOf(() => ({ rate: 0, burst: 1 }));

/** An option of a command line that sets a part of an operation's quota, without its dashes: `search-rate`. */
export type QuotaOption = `${(typeof OPERATIONS)[OperationName]['option']}${keyof Quota}`;

/** The options that set the quota of an operation. */
export function optionsOf(name: OperationName): { [part in keyof Quota]: QuotaOption } {
  const { option } = OPERATIONS[name];
  return { rate: `${option}rate`, burst: `${option}burst` };
}

function quotasOf(quotaOf: (operation: (typeof OPERATIONS)[OperationName]) => Quota): Quotas {
  return Object.fromEntries(OPERATION_NAMES.map((name) => [name, quotaOf(OPERATIONS[name])])) as Quotas;
}

/** A quota as AWS counts it: tokens that come back at a steady rate, up to a limit, one for each request. */
export type TokenBucket = {
  /** Takes a token if one is there; a refusal takes nothing. */
  take(): boolean;
  /** How many tokens are there now, parts of one included. */
  level(): number;
};

/** A part of a token this small is rounding: a token that is due now counts as there. */
const ROUNDING = 1e-9;

/** Makes a bucket that is full at first; `now` is the clock, in milliseconds. */
export function createTokenBucket({ rate, burst, now }: Quota & { now: () => number }): TokenBucket {
  if (rate === 0) return { take: () => true, level: () => Number.POSITIVE_INFINITY };

  const interval = 1000 / rate;
  let fullAt = Number.NEGATIVE_INFINITY;
  // Counted back from one moment, the level does not gather errors of rounding as a running sum would.
  const level = () => Math.max(0, burst - Math.max(0, fullAt - now()) / interval);

  return {
    level,
    take() {
      if (level() < 1 - ROUNDING) return false;
      fullAt = Math.max(fullAt, now()) + interval;
      return true;
    },
  };
}
