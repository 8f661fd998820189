import { referencesOf } from '../../blocks/known-references';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { EXAMPLE_MODULE } from '../function-example';
import { calledContract } from '../modules';
import { defineRule } from '../rule';

const call = {
  Type: 'InvokeFlowModule',
  Parameters: { FlowModuleId: EXAMPLE_MODULE.id },
  errors: ['NoMatchingCondition', 'NoMatchingError'],
};

export const moduleResult = defineRule({
  id: 'module-result',
  level: 'error',
  page: SOURCES.modules,
  why: 'A result that the module does not return is always empty.',
  bad: exampleFlow({ ...call, when: { None: '1' } }, say('You have $.Modules.ResultData.cuont cases'), END),
  good: exampleFlow({ ...call, when: { None: '1' } }, say('You have $.Modules.ResultData.count cases'), END),
  modules: [EXAMPLE_MODULE],
  check({ content: { Actions }, modules }) {
    const contracts = Actions.filter(({ Type }) => Type === 'InvokeFlowModule').map((one) =>
      calledContract(one, modules),
    );
    // The result can be that of any module of the flow.
    if (contracts.length === 0 || contracts.includes(undefined)) return [];
    const returned = [...new Set(contracts.flatMap((contract) => contract?.results ?? []))];
    return Actions.flatMap((action) =>
      referencesOf(action).flatMap(({ text, path: [namespace, part, name = ''] }) => {
        if (namespace !== 'Modules' || part !== 'ResultData' || returned.includes(name)) return [];
        const problem = `reads ${text}, which the module does not return (it returns: ${returned.join(', ')})`;
        return [{ at: action, path: ['Parameters'], problem }];
      }),
    );
  },
});
