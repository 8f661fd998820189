import { ruleOf } from '../actions';
import { type FlowContent, FlowFormError, readFlow } from '../content';
import { type FlowType, flowTypeOf } from '../flow-types';
import { isLambdaBlock } from '../lambda-limits';
import type { Problem } from '../problem';
import { checkBlocks } from './blocks';
import { checkExternalKeys } from './external-keys';
import { checkGraph } from './graph';
import { checkIdentifiers } from './identifiers';
import { checkLambdaBlocks } from './lambda-blocks';
import { checkPlaceholders } from './placeholders';
import { checkSilence } from './silence';

/** What a check of flow content must be told, because the content does not say it. */
export type FlowContext = {
  /** The ARN by which the content names the function of this project. */
  functionArn: string;
  /** Whole seconds after which the function is stopped. */
  functionTimeout: number;
  /** Whether the function may read the status of a case. */
  statusAvailable: boolean;
  /** The type of the flow, where the content cannot tell. */
  flowType?: FlowType;
};

export type FlowReport = {
  problems: Problem[];
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
