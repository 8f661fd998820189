import type { Action } from '../content/content';

type ExampleBlock = Partial<Action> & {
  Type: string;
  /** The error branches; each leads to the last block, unless it is written BRANCH>BLOCK. */
  errors?: string[];
  /** Operand -> the block to which its branch leads. */
  when?: Record<string, string>;
  next?: string;
};

/** Content for the example of a rule: blocks one after the other, named by their numbers. */
export function exampleFlow(...blocks: ExampleBlock[]) {
  const last = `${blocks.length - 1}`;
  const Actions = blocks.map(({ errors = [], when = {}, next, ...block }, index) => {
    const NextAction = next ?? (index < blocks.length - 1 ? `${index + 1}` : undefined);
    const Errors = errors.map((error) => {
      const [ErrorType = '', target = last] = error.split('>');
      return { ErrorType, NextAction: target };
    });
    const Conditions = Object.entries(when).map(([operand, target]) => ({
      Condition: { Operator: 'Equals', Operands: [operand] },
      NextAction: target,
    }));
    const Transitions = { ...(NextAction !== undefined && { NextAction }), Errors, Conditions };
    return { Identifier: `${index}`, Parameters: {}, Transitions, ...block };
  });
  return { Version: '2019-10-30', StartAction: '0', Metadata: {}, Actions };
}

const ERROR = ['NoMatchingError'];
export const END = { Type: 'DisconnectParticipant' };
export const say = (Text: string, more: object = {}) => ({
  Type: 'MessageParticipant',
  Parameters: { Text },
  errors: ERROR,
  ...more,
});
export const lambda = (parameters: object = {}, more: object = {}) => ({
  Type: 'InvokeLambdaFunction',
  Parameters: {
    LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:example',
    InvocationTimeLimitSeconds: '8',
    ResponseValidation: { ResponseType: 'STRING_MAP' },
    ...parameters,
  },
  errors: ERROR,
  ...more,
});
export const compare = (ComparisonValue: string, when: Record<string, string>, more: object = {}) => ({
  Type: 'Compare',
  Parameters: { ComparisonValue },
  when,
  errors: ['NoMatchingCondition'],
  ...more,
});
export const set = (Attributes: Record<string, string>, more: object = {}) => ({
  Type: 'UpdateContactAttributes',
  Parameters: { Attributes, TargetContact: 'Current' },
  errors: ERROR,
  ...more,
});
