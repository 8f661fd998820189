import { FlowContentError, FUNCTION_ARN_PLACEHOLDER, parseFlowContent } from '../lib/flow-content';
import { readCommandLine, run } from './command-line';
import { checkFlow, type FlowReport } from './connect/check/check-flow';
import { checkTestCase, isTestCase } from './connect/check/check-test-case';
import type { FlowContext } from './connect/check/context';
import { FLOW_TYPES, type FlowType } from './connect/language/flow-types';
import { FLOW_ARGUMENTS, FLOW_HELP, readFlowOptions } from './connect/options';

const HELP = `Checks flow content, modules and test cases, whoever wrote them, and names every problem with its place.
Ends with code 1 when there is one.

npm run -s check:flows -- FILE... [options]
  --type TYPE     what kind of flow it is, where the content does not say:
                  ${FLOW_TYPES.join(',\n                  ')}
${FLOW_HELP}`;

run(async () => {
  const { values, positionals } = readCommandLine(HELP, {
    allowPositionals: true,
    options: { ...FLOW_ARGUMENTS, type: { type: 'string' } },
  });
  if (positionals.length === 0) throw new Error('At least one file of flow content is needed; --help says more');
  const { functionArn = FUNCTION_ARN_PLACEHOLDER, timeLimit, caseDetails } = readFlowOptions(values);
  const flowType = readFlowType(values.type);
  let count = 0;
  for (const file of positionals) {
    const lines = describe(file, {
      functionArn,
      functionTimeout: timeLimit,
      detailsAvailable: caseDetails !== undefined,
      flowType,
    });
    count += lines.problems.length;
    console.log([...lines.problems, ...lines.notes].join('\n'));
  }
  if (count > 0) process.exitCode = 1;
});

/** What there is to say of a file. One that cannot be read is a problem like any other: the next is checked all the same. */
function describe(file: string, context: FlowContext): { problems: string[]; notes: string[] } {
  try {
    const { problems, unknownTypes, otherFunctions } = checkContent(parseFlowContent(file), context);
    const half =
      unknownTypes.length > 0
        ? [`of these blocks only names and transitions were checked: ${unknownTypes.join(', ')}`]
        : [];
    const others =
      otherFunctions.length > 0
        ? [
            `no block invokes the function of this project, so its time limit, parameters and keys were not checked; if it is ${otherFunctions.join(' or ')}, say so with --function`,
          ]
        : [];
    const none = problems.length === 0 ? ['no problem found'] : [];
    return {
      problems: problems.map(({ place, problem }) => `${file}: ${place} ${problem}`),
      notes: [...half, ...others, ...none].map((note) => `${file}: ${note}`),
    };
  } catch (error) {
    if (!(error instanceof FlowContentError)) throw error;
    return { problems: [error.message], notes: [] };
  }
}

function checkContent(content: unknown, context: FlowContext): FlowReport {
  if (!isTestCase(content)) return checkFlow(content, context);
  return { problems: checkTestCase(content, context.functionArn), unknownTypes: [], otherFunctions: [] };
}

function readFlowType(type: string | undefined): FlowType | undefined {
  if (type === undefined || FLOW_TYPES.includes(type as FlowType)) return type as FlowType | undefined;
  throw new Error(`--type: was "${type}"; it must be one of ${FLOW_TYPES.join(', ')}`);
}
