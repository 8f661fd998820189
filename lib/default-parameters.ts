import { Token } from 'aws-cdk-lib';
import { PARAMETERS, type ParameterName, problemsOf } from '../lambda/core/parameters';

/** Defaults for parameters that a flow does not pass. Names and values are those of the flow's block. */
export type DefaultParameters = {
  /** @default 'Current' */
  contacts?: string;
  /** @default 'all' */
  templateId?: string;
  /** @default 'all' */
  maxCases?: number | 'all';
  /** @default false */
  allowPartial?: boolean;
  /** `open` and `closed` need `caseDetails`. @default 'any' */
  status?: 'open' | 'closed' | 'any';
  /** `updated` and `created` need `caseDetails`. @default 'listed' */
  order?: 'listed' | 'updated' | 'created';
  /** `true` needs `caseDetails`. @default false */
  details?: boolean;
};

/** What is wrong with the defaults. A value that only deployment knows is checked when the function starts. */
export function defaultsProblems(defaults: DefaultParameters, about: { detailsAvailable: boolean }): string[] {
  const names = Object.keys(defaults);
  const unknown = names.filter((name) => !Object.hasOwn(PARAMETERS, name));
  const known = names.filter((name) => !unknown.includes(name) && !Token.isUnresolved(defaults[name as ParameterName]));
  return [
    ...unknown.map((name) => `defaults.${name} is not a parameter; there are ${Object.keys(PARAMETERS).join(', ')}`),
    ...problemsOf(Object.fromEntries(known.map((name) => [name, defaults[name as ParameterName]])), {
      place: 'defaults',
      ...about,
    }),
  ];
}
