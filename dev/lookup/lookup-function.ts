import { PARAMETERS } from '../../lambda/contract/parameters';
import { parameterOf, readParameters } from '../../lambda/contract/read-parameters';
import { describeProblem, type Problem } from '../../lambda/contract/values';
import { toAttributes } from '../../lambda/lookup/attributes';
import { shown } from '../flow/content/content';
import { referencesIn } from '../flow/content/references';
import { defineFunction, type FunctionDefinition } from '../flow/lint/functions';

/** What a deployment says of the function. */
export type LookupSettings = {
  /** The ARN, or the placeholder, by which flows name the function. */
  functionArn: string;
  /** Whole seconds for which the function works for a block that names no time limit, and the most that one can name. */
  timeLimits: { default: number; longest: number };
  /** Whether the function may read the details of a case. */
  detailsAvailable: boolean;
};

/** The keys of its answer, which are always there. */
const ANSWER = Object.keys(toAttributes({ contactId: '', cases: [], complete: true, detailed: false }));

/** The function of this project, as the linter of flows needs to know it. */
export function lookupFunction({ functionArn, timeLimits, detailsAvailable }: LookupSettings): FunctionDefinition {
  const place = 'LambdaInvocationAttributes';
  const problemsIn = (input: Record<string, unknown>) =>
    readParameters(input, {
      place,
      detailsAvailable,
      maxTimeLimitSeconds: timeLimits.longest,
    }).problems.map((problem) => {
      const [, value] = Object.entries(input).find(([name]) => `${place}.${name.trim()}` === problem.field) ?? [];
      return describeForAuthor(problem, value);
    });
  return defineFunction({
    name: 'the function of this project',
    arn: functionArn,
    page: 'README.md',
    hint: (invoked) => `if it is ${invoked.join(' or ')}, name it with --function`,
    parameters: Object.keys(PARAMETERS),
    checkInput(input) {
      const given = Object.entries(input).map(([name, value]) => [name, fixed(value)] as const);
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
    answer: ANSWER,
    emptyKey(key, input) {
      const asks = Object.entries(WITHOUT_DETAILS).some(([name, without]) => {
        const given = inputValue(input, name);
        return given !== undefined && !['', without].includes(String(given));
      });
      if (!DETAILS.includes(key) || (asks && detailsAvailable)) return undefined;
      return detailsAvailable
        ? 'is empty unless the block gives the function the parameter details, or the defaults of the stack do'
        : 'is always empty, because this function may not read details of cases; if it may, say so with --case-details';
    },
  });
}

/** The value stands in the author's own file, so it can be shown; and it is this tool that must know the deployment. */
function describeForAuthor(problem: Problem, value: unknown): string {
  const said = describeProblem('was' in problem && value !== undefined ? { ...problem, was: shown(value) } : problem);
  return said
    .replace(
      /; deploy it with -c caseDetails.*$/,
      '; if it may, say so with --case-details search or --case-details exact',
    )
    .replace(/; deploy it with a longer .*$/, '; if it can work longer, say so with --longest-time-limit');
}

/** The keys that are filled only where the block asks for details. */
const DETAILS = ['firstCaseStatus', 'firstCaseReference', 'openCaseCount'];

/** Parameter -> the value with which no details are read. */
const WITHOUT_DETAILS = { details: 'false', status: 'any', order: 'listed' };

function inputValue(input: Record<string, unknown>, parameter: string): unknown {
  return Object.entries(input).find(([name]) => parameterOf(name) === parameter)?.[1];
}

/** A value that is the same for every contact; the value of a reference is not known beforehand. */
function fixed(value: unknown): unknown {
  return typeof value === 'string' && referencesIn(value).length > 0 ? undefined : value;
}
