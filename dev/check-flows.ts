import { FUNCTION_ARN_PLACEHOLDER, parseFlowContent } from '../lib/flow-content';
import { readCommandLine, run } from './command-line';
import { checkFlow } from './connect/checks/check-flow';
import { checkTestCase, isTestCase } from './connect/checks/check-test-case';
import { FLOW_TYPES, type FlowType } from './connect/flow-types';
import { FLOW_ARGUMENTS, FLOW_HELP, readFlowOptions } from './connect/options';

const HELP = `Checks flow content, modules and test cases, whoever wrote them, and names every problem with its place.
Ends with code 1 when there is one.

npm run -s check:flows -- FILE... [options]
  --type TYPE     what kind of flow it is, where the content does not say: ${FLOW_TYPES.join(', ')}
${FLOW_HELP}`;

run(async () => {
  const { values, positionals } = readCommandLine(HELP, {
    allowPositionals: true,
    options: { ...FLOW_ARGUMENTS, type: { type: 'string' } },
  });
  if (positionals.length === 0) throw new Error('At least one file of flow content is needed; --help says more');
  const { functionArn = FUNCTION_ARN_PLACEHOLDER, timeLimit } = readFlowOptions(values);
  const flowType = readFlowType(values.type);
  let count = 0;
  for (const file of positionals) {
    const content = parseFlowContent(file);
    const { problems, unknownTypes } = isTestCase(content)
      ? { problems: checkTestCase(content, functionArn), unknownTypes: [] }
      : checkFlow(content, { functionArn, functionTimeout: timeLimit, flowType });
    for (const { place, problem } of problems) console.log(`${file}: ${place} ${problem}`);
    if (unknownTypes.length > 0) {
      console.log(`${file}: of these blocks only names and transitions were checked: ${unknownTypes.join(', ')}`);
    }
    if (problems.length === 0) console.log(`${file}: no problem found`);
    count += problems.length;
  }
  if (count > 0) process.exitCode = 1;
});

function readFlowType(type: string | undefined): FlowType | undefined {
  if (type === undefined || FLOW_TYPES.includes(type as FlowType)) return type as FlowType | undefined;
  throw new Error(`--type: was "${type}"; it must be one of ${FLOW_TYPES.join(', ')}`);
}
