import { defineFunction } from './functions';
import type { ModuleDefinition } from './modules';

/** A function for the examples of rules. */
export const EXAMPLE_FUNCTION = defineFunction({
  name: 'the function of the example',
  arn: 'arn:aws:lambda:us-west-2:111122223333:function:example',
  page: 'README.md',
  parameters: ['level', 'details'],
  checkInput: (input) => ({
    refused: input.level === 'ten' ? ['level was a string of 3 characters; it must be a number'] : [],
    ignored: Object.keys(input).filter((name) => !['level', 'details'].includes(name)),
  }),
  timeLimitSeconds: () => 8,
  answer: ['count', 'status'],
  emptyKey: (key, { details }) =>
    key === 'status' && details === undefined ? 'is always empty without the parameter details' : undefined,
});

/** A module for the examples of rules. */
export const EXAMPLE_MODULE: ModuleDefinition = {
  id: 'module-1',
  contract: { inputs: ['level'], required: [], results: ['count'], branches: ['None', 'Some'] },
};
