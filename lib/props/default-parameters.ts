import { Token } from 'aws-cdk-lib';
import { PARAMETERS } from '../../lambda/contract/parameters';
import { problemsOf } from '../../lambda/contract/read-parameters';

/** Defaults for parameters that a flow does not pass. Names and values are those of the flow's block. */
export interface DefaultParameters {
  /** @default 'Current' */
  readonly contacts?: string;
  /** @default 'all' */
  readonly templateId?: string;
  /** @default 'all' */
  readonly maxCases?: number | 'all';
  /** @default false */
  readonly allowPartial?: boolean;
  /** `open` and `closed` need `caseDetails`. @default 'any' */
  readonly status?: 'open' | 'closed' | 'any';
  /** `updated` and `created` need `caseDetails`. @default 'listed' */
  readonly order?: 'listed' | 'updated' | 'created';
  /** `true` needs `caseDetails`. @default false */
  readonly details?: boolean;
  /** @default 0 */
  readonly list?: number;
}

/** The default of `timeLimit` is a setting, because the function's timeout depends on it; only a block knows the `customer`. */
const NAMES = Object.keys(PARAMETERS).filter((name) => !['timeLimit', 'customer'].includes(name));

/** What is wrong with the defaults. A value that only deployment knows is checked when the function starts. */
export function defaultsProblems(defaults: DefaultParameters, about: { detailsAvailable: boolean }): string[] {
  const given = Object.entries(defaults);
  const unknown = given.filter(([name]) => !NAMES.includes(name));
  const known = given.filter(([name, value]) => NAMES.includes(name) && !Token.isUnresolved(value));
  return [
    ...unknown.map(([name]) => `defaults.${name} is not a parameter; there are ${NAMES.join(', ')}`),
    ...problemsOf(Object.fromEntries(known), {
      place: 'defaults',
      customerLookup: false,
      maxTimeLimitSeconds: Number.POSITIVE_INFINITY,
      ...about,
    }),
  ];
}
