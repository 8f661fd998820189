import { SOURCES } from '../../content/finding';
import { callProblems } from '../../content/module-contract';
import { END, exampleFlow } from '../example';
import { EXAMPLE_MODULE } from '../function-example';
import { calledContract } from '../modules';
import { defineRule, eachBlock } from '../rule';

const call = (Input: object, when: Record<string, string>) =>
  exampleFlow(
    {
      Type: 'InvokeFlowModule',
      Parameters: { FlowModuleId: EXAMPLE_MODULE.id, Input },
      when,
      errors: ['NoMatchingCondition', 'NoMatchingError'],
    },
    END,
  );

export const moduleCall = defineRule({
  id: 'module-call',
  level: 'warning',
  page: SOURCES.reports,
  why: 'Public projects report that Connect refuses a flow that passes or branches on what the module does not declare.',
  bad: call({ speed: 'high' }, { Nothing: '1' }),
  good: call({ level: 'high' }, { None: '1' }),
  modules: [EXAMPLE_MODULE],
  check: eachBlock((action, { modules }) => {
    const contract = calledContract(action, modules);
    return contract === undefined ? [] : callProblems(action, contract).map((problem) => ({ at: action, problem }));
  }),
});
