import { join } from 'node:path';
import { Option } from 'commander';
import { FLOWS_FOLDER, FUNCTION_ARN_PLACEHOLDER, readFlowContent } from '../../lib/flows/flow-content';
import { TIME_LIMIT_OPTION } from '../lookup/options';
import { defineCommand, EXIT, UsageError } from './command';

/** Lambda API, FunctionName: a complete ARN, with or without version or alias. */
const FUNCTION_ARN = /^arn:aws[a-z-]*:lambda:[a-z\d-]+:\d{12}:function:[\w-]{1,64}(:[\w$-]{1,128})?$/;

export const flowContent = defineCommand<{ function: string; module?: string; 'time-limit': number }>({
  name: 'flow-content',
  summary: 'Prints flow content to import by hand, with the ARN of your function filled in.',
  description: `Puts the ARN in place of ${FUNCTION_ARN_PLACEHOLDER}. Without a file it prints the sample flow.`,
  operands: '[file]',
  options: [
    new Option('--function <arn>', "the stack's output FunctionArn").makeOptionMandatory(),
    new Option('--module <id>', 'the id or ARN of the module, for a flow that invokes it'),
    TIME_LIMIT_OPTION,
  ],
  async action(io, { values, operands: [file = join(FLOWS_FOLDER, 'case-lookup.flow.json')] }) {
    const { function: functionArn, module: moduleId, 'time-limit': flowTimeLimit } = values;
    if (!FUNCTION_ARN.test(functionArn)) {
      throw new UsageError(
        `--function was "${functionArn}"; it must be the ARN of the function, which is the stack's output FunctionArn`,
      );
    }
    io.write(`${JSON.stringify(readFlowContent(file, { functionArn, flowTimeLimit, moduleId }), null, 2)}\n`);
    return EXIT.ok;
  },
});
