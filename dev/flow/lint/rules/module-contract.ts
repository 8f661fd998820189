import { referencesOf } from '../../blocks/known-references';
import { SOURCES } from '../../content/finding';
import { contractOf, returnProblems } from '../../content/module-contract';
import { exampleFlow, say } from '../example';
import { defineRule, type Report } from '../rule';

/** The most branches that a module can have (Connect Administrator Guide). */
const MAX_BRANCHES = 8;

const returning = (Result: string, input: string) => ({
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
  bad: returning('Nothing', 'levle'),
  good: returning('None', 'level'),
  check({ content }) {
    const contract = contractOf(content);
    if (contract === undefined) return [];
    const { inputs, branches } = contract;
    const returns = content.Actions.filter(({ Type }) => Type === 'EndFlowModuleExecution');
    const taken = returns.map(({ Parameters: { Result } }) => Result);
    const ofSettings = (problem: string): Report => ({ at: 'Metadata.settings', problem });
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
