import { isWord, NOT_GIVEN, PARAMETER_NAMES, PARAMETERS, type ParameterName, type Parameters } from './parameters';
import { foreignProfile } from './profile-arn';
import { meantName } from './spelling';
import { describeProblem, kindOf, type Problem } from './values';

/** The values that need details of a contact's cases, which only some functions may read. */
const NEEDS_DETAILS = {
  status: ['open', 'closed'],
  order: ['updated', 'created'],
  details: [true],
} as const satisfies { [name in ParameterName]?: readonly unknown[] };
const NAMES_THAT_NEED_DETAILS = Object.keys(NEEDS_DETAILS) as (keyof typeof NEEDS_DETAILS)[];

/** More parameters than a flow can mean. Each name that is not known is compared with the known ones, so they are bounded. */
const MAX_ENTRIES = 200;
const FEWER = `an object of at most ${MAX_ENTRIES}`;

/** A list that time cut short need not hold the newest case, and the flow could not tell. */
const NOT_BOTH = 'listed, or allowPartial must be false: a part of the cases does not tell which is the newest';

export type ParametersContext = {
  /** Where the parameters are, for the words of a problem. */
  place: string;
  /** Whether the function may read the details of a contact's cases. Those of a customer's cases come with the cases. */
  detailsAvailable: boolean;
  /** Whether the function may look up cases by customer. */
  customerLookup: boolean;
  /** The ARN of the instance, if it is known: profiles of another account or Region are refused. */
  instanceArn?: string | undefined;
  /** The most seconds for which the function can work. */
  maxTimeLimitSeconds: number;
  /** Values for parameters that are not given. */
  defaults?: Partial<Parameters>;
};

/**
 * Reads parameters by the names under which a flow passes them, in any case and with any space around them. A value
 * may be a string, a number or a boolean. Null and an empty string, which a flow passes for an attribute that is not set,
 * count as not given. Other parameters are ignored, unless their name is probably a typo of one of these.
 *
 * @returns the values of those that are given and right, and what is wrong with the others.
 */
export function readParameters(
  given: Record<string, unknown>,
  about: ParametersContext,
): { values: Partial<Parameters>; problems: Problem[] } {
  const count = Object.keys(given).length;
  if (count > MAX_ENTRIES) {
    return { values: {}, problems: [{ field: about.place, was: `${count} parameters`, expected: FEWER }] };
  }
  const values: Partial<Parameters> = {};
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(given)) {
    const field = `${about.place}.${key.trim()}`;
    const name = parameterOf(key);
    const meant = name ?? meantName(key, PARAMETER_NAMES);
    if (name === undefined) {
      if (meant !== undefined) problems.push({ field, meant });
    } else if (isGiven(value)) {
      const read = typeof value === 'object' ? undefined : PARAMETERS[name].read(String(value).trim());
      const beyond = read === undefined ? undefined : problemOfDeployment(name, read, about);
      if (name in values) problems.push({ field, was: 'given twice', expected: 'given once, in whatever case' });
      else if (read === undefined) problems.push({ field, was: kindOf(value), expected: PARAMETERS[name].expected });
      else if (beyond !== undefined) problems.push({ field, ...beyond });
      else Object.assign(values, { [name]: read });
    }
  }
  problems.push(...problemsWithoutDetails(values, given, about));
  const { order = 'listed', allowPartial } = { ...about.defaults, ...values };
  if (order !== 'listed' && allowPartial) {
    problems.push({ field: `${about.place}.order`, was: `${order} while allowPartial is true`, expected: NOT_BOTH });
  }
  return { values, problems };
}

/** The parameter that a name stands for, in any case and with any space around it. */
export function parameterOf(key: string): ParameterName | undefined {
  return PARAMETER_NAMES.find((name) => isWord(key, name));
}

/** What is wrong with parameters, each as a sentence without its full stop, for checks ahead of a call. */
export function problemsOf(given: Record<string, unknown>, about: ParametersContext): string[] {
  return readParameters(given, about).problems.map(describeProblem);
}

/** Why a value that has the right form cannot be used with the function as it was deployed. */
function problemOfDeployment(
  name: ParameterName,
  value: unknown,
  { customerLookup, instanceArn, maxTimeLimitSeconds }: ParametersContext,
): { was: string; expected: string } | undefined {
  if (name === 'timeLimit' && Number(value) > maxTimeLimitSeconds) {
    return { was: `${value}`, expected: withinMax(maxTimeLimitSeconds) };
  }
  if (name !== 'customer') return undefined;
  if (!customerLookup) return { was: 'given', expected: WITHOUT_CUSTOMER_LOOKUP };
  const was = instanceArn === undefined ? undefined : foreignProfile(String(value), instanceArn);
  return was === undefined ? undefined : { was, expected: PARAMETERS.customer.expected };
}

/** What is wrong with values that need details of a contact's cases, if the function may not read those. */
function problemsWithoutDetails(
  values: Partial<Parameters>,
  given: Record<string, unknown>,
  { detailsAvailable, place }: ParametersContext,
): Problem[] {
  const [, customer] = Object.entries(given).find(([key]) => parameterOf(key) === 'customer') ?? [];
  const isByCustomerOnly = isGiven(customer) && values.contacts === undefined;
  if (detailsAvailable || isByCustomerOnly) return [];
  const isCustomerEmpty = customer !== undefined && !isGiven(customer);
  return NAMES_THAT_NEED_DETAILS.flatMap((name) => {
    const needing: readonly unknown[] = NEEDS_DETAILS[name];
    if (!needing.includes(values[name])) return [];
    return [{ field: `${place}.${name}`, was: String(values[name]), expected: withoutDetails(name, isCustomerEmpty) }];
  });
}

const WITHOUT_CUSTOMER_LOOKUP =
  'left out, because this function may not look up cases by customer; deploy it with customerLookup to let it';

/** What a parameter must be where the stack did not let the function read details. */
function withoutDetails(name: keyof typeof NEEDS_DETAILS, isCustomerEmpty: boolean): string {
  const byContact = isCustomerEmpty ? ', and customer was empty, so this lookup is by contact' : '';
  return `${NOT_GIVEN[name]} or not given, because this function may not read details of the cases of a contact${byContact}; deploy it with caseDetails search or exact to let it`;
}

/** What a time limit must be that is longer than the function was deployed for. */
function withinMax(maxTimeLimitSeconds: number): string {
  return `at most ${maxTimeLimitSeconds}, because this function was deployed for blocks that wait up to ${maxTimeLimitSeconds} s; deploy it with a longer longestTimeLimitSeconds`;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !(typeof value === 'string' && value.trim() === '');
}
