import type { Config } from '../../lambda/config';
import { PARAMETERS } from '../../lambda/contract/parameters';
import { parameterOf, readParameters } from '../../lambda/contract/read-parameters';
import { type FurtherFields, LISTED_KEYS, RESPONSE_KEYS, type ResponseKey } from '../../lambda/contract/response';
import { describeProblem, type Problem } from '../../lambda/contract/values';
import { ARN_BY_REGION_PLACEHOLDER, arnByRegion, FUNCTION_ARN_PLACEHOLDER } from '../../lib/flows/flow-content';
import { shown } from '../flow/content/content';
import { referencesIn } from '../flow/content/references';
import { defineFunction, type FunctionDefinition } from '../flow/lint/functions';

/** What a deployment says of the function. */
export type LookupSettings = {
  /** The ARN, or the placeholder, by which flows name the function. */
  functionArn: string;
  /** Whole seconds for which the function works for a block that names no time limit, and the most that one can name. */
  timeLimits: { default: number; longest: number };
  /** Whether the function may read the details of a contact's cases, and whether it may look up cases by customer. */
  detailsAvailable: boolean;
  customerLookup: boolean;
  /** Further fields in its answer, by their keys. */
  fields: FurtherFields;
};

/** What the linter needs to know of what a stack lets its function read. */
export function lookupSettings({
  caseDetails,
  customerLookup,
  fields,
}: Pick<Config, 'caseDetails' | 'customerLookup' | 'fields'>): Pick<
  LookupSettings,
  'detailsAvailable' | 'customerLookup' | 'fields'
> {
  return { detailsAvailable: caseDetails !== undefined, customerLookup, fields };
}

/** The function of this project, as the linter of flows needs to know it. */
export function lookupFunction(settings: LookupSettings): FunctionDefinition {
  const { functionArn, timeLimits, detailsAvailable, customerLookup, fields } = settings;
  const place = 'LambdaInvocationAttributes';
  const problemsIn = (input: Record<string, unknown>) =>
    readParameters(input, {
      place,
      detailsAvailable,
      customerLookup,
      maxTimeLimitSeconds: timeLimits.longest,
    }).problems.map((problem) => {
      const [, value] = Object.entries(input).find(([name]) => `${place}.${name.trim()}` === problem.field) ?? [];
      return describeForAuthor(problem, value === EXAMPLE_PROFILE ? undefined : value);
    });
  /** The customer of the flow exists; any other reference may be empty wherever the function refuses a customer. */
  const example = (name: string, value: unknown) =>
    parameterOf(name) === 'customer' && (customerLookup || String(value).startsWith('$.Customer.'))
      ? EXAMPLE_PROFILE
      : undefined;
  return defineFunction({
    name: 'the function of this project',
    arn: functionArn,
    otherNames: functionArn === FUNCTION_ARN_PLACEHOLDER ? [ARN_BY_REGION_PLACEHOLDER] : [arnByRegion(functionArn)],
    page: 'README.md',
    hint: (invoked) => `if it is ${invoked.join(' or ')}, name it with --function`,
    parameters: Object.keys(PARAMETERS),
    checkInput(input) {
      // What a flow passes to a module is known only where the flow invokes it.
      const own = Object.entries(input).filter(([, value]) => !String(value).startsWith('$.Modules.Input.'));
      const given = own.map(([name, value]) => [name, fixed(value) ?? example(name, value)] as const);
      const ignored = given.filter(
        ([name, value]) => parameterOf(name) === undefined && problemsIn({ [name]: value }).length === 0,
      );
      return { refused: problemsIn(Object.fromEntries(given)), ignored: ignored.map(([name]) => name) };
    },
    timeLimitSeconds(input) {
      const named = inputValue(input, 'timeLimit');
      if (named === undefined || named === '') return timeLimits.default;
      return fixed(named) === undefined ? undefined : Number(named);
    },
    answer: [...RESPONSE_KEYS, ...LISTED_KEYS, ...Object.keys(fields)],
    emptyKey(key, input) {
      const gives = (name: string, without: string) => {
        const given = inputValue(input, name);
        return given !== undefined && !['', without].includes(String(given));
      };
      const [, number] = /^case(\d)/.exec(key) ?? [];
      if (number !== undefined && isListTooShort(inputValue(input, 'list'), Number(number))) {
        return `is missing unless the block gives the function the parameter list with ${number} or more, or the defaults of the stack do`;
      }
      if (!DETAILS.includes(key) || (customerLookup && gives('customer', ''))) return undefined;
      const asks = Object.entries(WITHOUT_DETAILS).some(([name, without]) => gives(name, without));
      if (asks && detailsAvailable) return undefined;
      if (detailsAvailable) {
        return 'is empty unless the block gives the function the parameter details, or the defaults of the stack do';
      }
      return customerLookup
        ? 'is empty unless the block gives the function the parameter customer'
        : 'is always empty, because this function may not read details of cases; if it may, say so with --case-details or --customer-lookup';
    },
  });
}

/** The value stands in the author's own file, so it can be shown; and it is this tool that must know the deployment. */
function describeForAuthor(problem: Problem, value: unknown): string {
  const said = describeProblem('was' in problem && value !== undefined ? { ...problem, was: shown(value) } : problem);
  return said
    .replace(
      /; deploy it with caseDetails.*$/,
      '; if it may, say so with --case-details search or --case-details exact',
    )
    .replace(/; deploy it with customerLookup.*$/, '; if it may, say so with --customer-lookup')
    .replace(/; deploy it with a longer .*$/, '; if it can work longer, say so with --longest-time-limit');
}

/** The keys that are filled only where the block asks for details, or for the cases of a customer. */
const DETAILS: string[] = [
  'firstCaseStatus',
  'firstCaseReference',
  'openCaseCount',
  'firstCaseQueueArn',
  'firstCaseQueueId',
  'firstCaseAssignedUserId',
] satisfies ResponseKey[];

/** Parameter -> the value with which no details are read. */
const WITHOUT_DETAILS = { details: 'false', status: 'any', order: 'listed' };

/** Stands for the customer that a reference names. */
const EXAMPLE_PROFILE = 'arn:aws:profile:REGION:ACCOUNT:domains/DOMAIN/profiles/ID';

/** The length of a list that a reference gives is not known. */
function isListTooShort(list: unknown, number: number): boolean {
  return list === undefined || (fixed(list) !== undefined && Number(list) < number);
}

function inputValue(input: Record<string, unknown>, parameter: string): unknown {
  return Object.entries(input).find(([name]) => parameterOf(name) === parameter)?.[1];
}

/** A value that is the same for every contact; the value of a reference is not known beforehand. */
function fixed(value: unknown): unknown {
  return typeof value === 'string' && referencesIn(value).length > 0 ? undefined : value;
}
