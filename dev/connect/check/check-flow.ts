import { ruleOf } from '../language/block-types';
import { type FlowContent, FlowFormError, readFlow } from '../language/content';
import type { Finding } from '../language/finding';
import { flowTypeOf } from '../language/flow-types';
import { isLambdaBlock } from '../language/lambda-limits';
import { checkBlocks } from './blocks';
import type { FlowContext } from './context';
import { checkExternalKeys } from './external-keys';
import { checkGraph } from './graph';
import { checkIdentifiers } from './identifiers';
import { checkLambdaBlocks } from './lambda-blocks';
import { checkPlaceholders } from './placeholders';
import { checkSilence } from './silence';

export type FlowReport = {
  problems: Finding[];
  /** The types of blocks of which only the transitions and names were checked. */
  unknownTypes: string[];
  /** The functions that it invokes when that of this project is none of them: what is said of that one was not checked. */
  otherFunctions: string[];
};

/** Checks parsed flow content for everything that Connect would refuse, or that a caller would be the first to notice. */
export function checkFlow(content: unknown, context: FlowContext): FlowReport {
  const placeholders = checkPlaceholders(content, context.functionArn);
  let flow: FlowContent;
  try {
    flow = readFlow(content);
  } catch (error) {
    if (error instanceof FlowFormError) {
      return { problems: [...placeholders, ...error.problems], unknownTypes: [], otherFunctions: [] };
    }
    throw error;
  }
  const flowType = context.flowType ?? flowTypeOf(flow);
  const problems = [
    ...checkIdentifiers(flow),
    ...checkGraph(flow),
    ...checkBlocks(flow, flowType),
    ...checkLambdaBlocks(flow, context),
    ...checkExternalKeys(flow, context.functionArn),
    ...checkSilence(flow),
    ...placeholders,
  ];
  const unknownTypes = new Set(flow.Actions.map(({ Type }) => Type).filter((type) => ruleOf(type) === undefined));
  const invoked = new Set(
    flow.Actions.filter(isLambdaBlock).map(({ Parameters }) => String(Parameters.LambdaFunctionARN)),
  );
  const otherFunctions = invoked.has(context.functionArn) ? [] : [...invoked];
  return { problems, unknownTypes: [...unknownTypes], otherFunctions };
}
