import { join } from 'node:path';
import { MAX_TIME_LIMIT_SECONDS } from '../../lambda/contract/time-limits';
import { FLOWS_FOLDER, FUNCTION_ARN_PLACEHOLDER, readFlowContent } from '../../lib/flows/flow-content';
import { readFlowOptions } from '../lookup/options';
import { readCommandLine, run } from './command-line';

const HELP = `Prints flow content to import by hand: with the ARN of your function in place of ${FUNCTION_ARN_PLACEHOLDER}.

npm run -s flow:content -- [FILE] --function ARN [options] > my-flow.json
  FILE            the flow or module (default: flows/case-lookup.flow.json)
  --function ARN  the stack's output FunctionArn
  --time-limit N  the flowTimeLimitSeconds of the stack (default ${MAX_TIME_LIMIT_SECONDS})`;

/** Lambda API, FunctionName: a complete ARN, with or without version or alias. */
const FUNCTION_ARN = /^arn:aws[a-z-]*:lambda:[a-z\d-]+:\d{12}:function:[\w-]{1,64}(:[\w$-]{1,128})?$/;

run(async () => {
  const { values, positionals } = readCommandLine(HELP, {
    allowPositionals: true,
    options: { function: { type: 'string' }, 'time-limit': { type: 'string' } },
  });
  const { functionArn = '', timeLimit } = readFlowOptions(values);
  if (!FUNCTION_ARN.test(functionArn)) {
    throw new Error(
      `--function ${functionArn === '' ? 'is missing' : `was "${functionArn}"`}; it must be the ARN of the function, which is the stack's output FunctionArn`,
    );
  }
  const [file = join(FLOWS_FOLDER, 'case-lookup.flow.json'), ...others] = positionals;
  if (others.length > 0) throw new Error('One file at a time. --help shows how');
  console.log(JSON.stringify(readFlowContent(file, { functionArn, flowTimeLimit: timeLimit }), null, 2));
});
