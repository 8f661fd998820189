import { FILE_RULES } from './file-rules';
import type { Rule, RuleInfo } from './rule';
import * as answers from './rules/answers';
import * as blockTypes from './rules/block-types';
import * as branches from './rules/branches';
import * as conditions from './rules/conditions';
import * as content from './rules/content';
import * as endlessLoop from './rules/endless-loop';
import * as flowTypes from './rules/flow-types';
import * as foreignAccount from './rules/foreign-account';
import * as functionCalls from './rules/function-calls';
import * as modules from './rules/modules';
import * as nextActions from './rules/next-actions';
import * as parameters from './rules/parameters';
import * as queueNotSet from './rules/queue-not-set';
import * as references from './rules/references';
import * as silentLambdaChain from './rules/silent-lambda-chain';
import { TEST_CASE_RULES } from './test-case-rules';

/** The files of rules; whatever they export with a check is a rule. */
const FAMILIES: Record<string, unknown>[] = [
  ...[answers, blockTypes, branches, conditions, content, endlessLoop, flowTypes, foreignAccount, functionCalls],
  ...[modules, nextActions, parameters, queueNotSet, references, silentLambdaChain],
];

/** The rules of flows and modules. */
export const FLOW_RULES: Rule[] = FAMILIES.flatMap((family) => Object.values(family).filter(isRule));

/** Every rule, in the order of their ids. */
export const RULES: RuleInfo[] = [
  ...FLOW_RULES,
  ...Object.values(TEST_CASE_RULES),
  ...Object.values(FILE_RULES),
].toSorted((one, other) => (one.id < other.id ? -1 : 1));

function isRule(exported: unknown): exported is Rule {
  return typeof exported === 'object' && exported !== null && 'check' in exported;
}
