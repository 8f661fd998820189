import { referencesOf } from '../../blocks/known-references';
import { SOURCES } from '../../content/finding';
import { callProblems, contractOf, listOf, returnProblems } from '../../content/module-contract';
import { END, exampleFlow, say } from '../example';
import { EXAMPLE_MODULE } from '../function-example';
import { calledContract } from '../modules';
import { defineRule, eachBlock, type Report } from '../rule';

/** The most branches that a module can have (Connect Administrator Guide). */
const MAX_BRANCHES = 8;

const returningBy = (Result: string, input: string) => ({
  ...exampleFlow(say(`Level $.Modules.Input.${input}`), { Type: 'EndFlowModuleExecution', Parameters: { Result } }),
  Settings: {},
  Metadata: {
    type: 'contactFlowModule',
    settings: {
      input: { schema: { type: 'object', properties: { level: { type: 'string' } } } },
      transitions: { results: [{ name: 'None', description: '' }] },
    },
  },
});

export const moduleContract = defineRule({
  id: 'module-contract',
  level: 'warning',
  page: SOURCES.reports,
  why: 'Public projects report that Connect refuses a module that returns what it does not declare; input of that kind is always empty.',
  bad: returningBy('Nothing', 'levle'),
  good: returningBy('None', 'level'),
  check({ content }) {
    const contract = contractOf(content);
    if (contract === undefined) return [];
    const { inputs, branches } = contract;
    const returns = content.Actions.filter(({ Type }) => Type === 'EndFlowModuleExecution');
    const taken = returns.map(({ Parameters: { Result } }) => Result);
    const ofSettings = (problem: string): Report => ({
      at: 'Metadata.settings',
      path: ['Metadata', 'settings'],
      problem,
    });
    return [
      ...(branches.length > MAX_BRANCHES
        ? [ofSettings(`declares ${branches.length} branches; a module can have ${MAX_BRANCHES}`)]
        : []),
      ...branches
        .filter((name) => !taken.includes(name))
        .map((name) => ofSettings(`declares the branch ${name}, by which no Return block returns`)),
      ...returns.flatMap((action) => returnProblems(action, contract).map((problem) => ({ at: action, problem }))),
      ...content.Actions.flatMap((action) =>
        referencesOf(action).flatMap(({ text, path: [namespace, part, name = ''] }) => {
          if (namespace !== 'Modules' || part !== 'Input' || inputs.includes(name)) return [];
          return [{ at: action, problem: `reads ${text}, which the module does not declare, so it is always empty` }];
        }),
      ),
    ];
  },
});

const call = (Input: object, when: Record<string, string>) => ({
  Type: 'InvokeFlowModule',
  Parameters: { FlowModuleId: EXAMPLE_MODULE.id, Input },
  when,
  errors: ['NoMatchingCondition', 'NoMatchingError'],
});
const reading = (name: string) =>
  exampleFlow(call({}, { None: '1' }), say(`You have $.Modules.ResultData.${name} cases`), END);

export const moduleResult = defineRule({
  id: 'module-result',
  level: 'error',
  page: SOURCES.modules,
  why: 'A result that the module does not return is always empty.',
  bad: reading('cuont'),
  good: reading('count'),
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
        const problem = `reads ${text}, which the module does not return (it returns: ${listOf(returned)})`;
        return [{ at: action, path: ['Parameters'], problem }];
      }),
    );
  },
});

export const moduleCall = defineRule({
  id: 'module-call',
  level: 'warning',
  page: SOURCES.reports,
  why: 'Public projects report that Connect refuses a flow that passes or branches on what the module does not declare.',
  bad: exampleFlow(call({ speed: 'high' }, { Nothing: '1' }), END),
  good: exampleFlow(call({ level: 'high' }, { None: '1' }), END),
  modules: [EXAMPLE_MODULE],
  check: eachBlock((action, { modules }) => {
    const contract = calledContract(action, modules);
    return contract === undefined ? [] : callProblems(action, contract).map((problem) => ({ at: action, problem }));
  }),
});

const withoutSettings = { ...exampleFlow({ Type: 'EndFlowModuleExecution' }), Metadata: { type: 'contactFlowModule' } };

export const moduleSettings = defineRule({
  id: 'module-settings',
  level: 'warning',
  page: SOURCES.reports,
  why: 'Public projects report that Connect refuses a module without the settings that the designer exports.',
  bad: withoutSettings,
  good: { ...withoutSettings, Settings: { Transitions: [] } },
  check({ content, flowType }) {
    if (flowType !== 'MODULE' || content.Settings !== undefined) return [];
    const problem =
      'is missing; public projects report that Connect refuses a module without the settings that the designer exports';
    return [{ at: 'Settings', problem }];
  },
});
