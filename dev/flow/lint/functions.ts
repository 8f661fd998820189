import { attributesSet } from '../blocks/attributes';
import type { FlowContent } from '../content/content';
import { isLambdaBlock } from '../content/lambda';
import { attributeRead } from '../content/references';

/** What the linter knows of a Lambda function that flows invoke: the one place where a function's own contract comes in. */
export type FunctionDefinition = {
  /** What messages call it, such as "the function of this project". */
  name: string;
  /** The ARN, or the placeholder in its place, by which blocks name it. */
  arn: string;
  /** Further names of it, such as its ARN with a reference in the place of the Region. */
  otherNames?: string[];
  /** Where its contract is documented: an address, or a file of this repository. */
  page: string;
  /** What to do where no block invokes it under that ARN. */
  hint?: (invoked: string[]) => string;
  /** The names of the input parameters that it reads. */
  parameters: string[];
  /** What it would refuse of an input, and what it would ignore; a value is undefined where it depends on the contact. */
  checkInput(input: Record<string, unknown>): { refused: string[]; ignored: string[] };
  /** Whole seconds for which it works for a block with this input; undefined where that depends on the contact. */
  timeLimitSeconds(input: Record<string, unknown>): number | undefined;
  /** The keys of its answer. */
  answer: string[];
  /** Why a key of the answer is always empty with this input; undefined where it is not. */
  emptyKey?(key: string, input: Record<string, unknown>): string | undefined;
};

export function defineFunction(definition: FunctionDefinition): FunctionDefinition {
  return definition;
}

/** Every name by which blocks can mean the function. */
export function namesOf({ arn, otherNames = [] }: FunctionDefinition): string[] {
  return [arn, ...otherNames];
}

/** Block -> the functions that it can invoke, by ARN, as far as the content tells. */
export type InvokedFunctions = Map<string, string[]>;

/**
 * Which functions the Lambda blocks of a flow invoke. A block can name its function by a contact attribute: then it is
 * one of the values that the flow gives this attribute, or, where the flow gives it none, the reference itself.
 */
export function invokedFunctions({ Actions }: FlowContent): InvokedFunctions {
  const attributes = Actions.flatMap(attributesSet);
  return new Map(
    Actions.filter(isLambdaBlock).flatMap(({ Identifier, Parameters: { LambdaFunctionARN: named } }) => {
      if (typeof named !== 'string' || named === '') return [];
      const attribute = attributeRead(named);
      const values = attributes.filter(([key]) => key === attribute).map(([, value]) => value);
      return [[Identifier, [named, ...values]] as const];
    }),
  );
}
