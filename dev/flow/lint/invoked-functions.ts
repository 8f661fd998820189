import type { Action, FlowContent } from '../content/content';
import { isLambdaBlock } from '../content/lambda';
import { attributeRead } from '../content/references';
import { isObject } from '../content/values';

/** Block -> the functions that it can invoke, by ARN, as far as the content tells. */
export type InvokedFunctions = Map<string, string[]>;

/**
 * Which functions the Lambda blocks of a flow invoke. A block can name its function by a contact attribute: then it is
 * one of the values that the flow gives this attribute, or, where the flow gives it none, the reference itself.
 */
export function invokedFunctions({ Actions }: FlowContent): InvokedFunctions {
  const attributes = Actions.flatMap(attributesSet);
  return new Map(
    Actions.filter(isLambdaBlock).map(({ Identifier, Parameters }) => {
      const named = String(Parameters.LambdaFunctionARN);
      const attribute = attributeRead(named);
      const values = attributes.filter(([key]) => key === attribute).map(([, value]) => value);
      return [Identifier, [named, ...values]];
    }),
  );
}

function attributesSet({ Type, Parameters: { Attributes } }: Action): [string, string][] {
  if (Type !== 'UpdateContactAttributes' || !isObject(Attributes)) return [];
  return Object.entries(Attributes).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}
