import { minimatch } from 'minimatch';
import type { Level } from '../content/finding';
import { FLOW_TYPES, type FlowType } from '../content/flow-types';
import { meantName } from '../content/spelling';
import { isObject } from '../content/values';
import { RULES } from './rules';

/** What a configuration file, or the options of a command, say to the linter. */
export type LintConfig = {
  /** The ids of rules that are not applied. */
  ignore: string[];
  /** The level from which on findings make the linter fail. */
  errorOn: Level;
  /** Pattern of files -> the type of the flows in them; the first pattern that matches counts. */
  flowTypes: [pattern: string, type: FlowType][];
};

export const DEFAULT_CONFIG: LintConfig = { ignore: [], errorOn: 'error', flowTypes: [] };

/**
 * Reads a parsed configuration: `{ "ignore": [...], "errorOn": "warning", "flowTypes": { "flows/*.json": "CUSTOMER_HOLD" } }`.
 *
 * @throws Error that names each member that is wrong
 */
export function readLintConfig(parsed: unknown): LintConfig {
  if (!isObject(parsed)) throw new Error('must be an object');
  const { ignore = [], errorOn = DEFAULT_CONFIG.errorOn, flowTypes = {}, ...unknown } = parsed;
  const problems = Object.keys(unknown).map((name) => `has "${name}", which is not a setting`);
  if (!Array.isArray(ignore)) problems.push('ignore must be a list of rule ids');
  if (!isErrorOn(errorOn)) problems.push('errorOn must be error, warning or note');
  if (!isObject(flowTypes)) problems.push('flowTypes must be an object of patterns and flow types');
  const types = Object.entries(isObject(flowTypes) ? flowTypes : {});
  for (const [pattern, type] of types) {
    if (!FLOW_TYPES.includes(type as FlowType))
      problems.push(`flowTypes["${pattern}"] must be one of ${FLOW_TYPES.join(', ')}`);
  }
  const ids = Array.isArray(ignore) ? ignore.map(String) : [];
  problems.push(...ids.flatMap((id) => unknownRuleProblem(id) ?? []));
  if (problems.length > 0) throw new Error(problems.join('; '));
  return { ignore: ids, errorOn: errorOn as Level, flowTypes: types as [string, FlowType][] };
}

/** What is wrong with the id of a rule; undefined when there is such a rule. */
export function unknownRuleProblem(id: string): string | undefined {
  const ids = RULES.map((rule) => rule.id);
  if (ids.includes(id)) return undefined;
  const meant = meantName(id, ids);
  return `there is no rule "${id}"${meant === undefined ? '; --list-rules lists them' : ` (did you mean ${meant}?)`}`;
}

/** The type that a configuration gives the flow in a file. */
export function flowTypeFor(file: string, { flowTypes }: LintConfig): FlowType | undefined {
  const path = file.replaceAll('\\', '/').replace(/^\.\//, '');
  return flowTypes.find(([pattern]) => minimatch(path, pattern, { matchBase: true, dot: true }))?.[1];
}

/** Whether a finding of this level makes the linter fail. */
export function fails(level: Level, { errorOn }: Pick<LintConfig, 'errorOn'>): boolean {
  const order: Level[] = ['note', 'warning', 'error'];
  return order.indexOf(level) >= order.indexOf(errorOn);
}

function isErrorOn(value: unknown): boolean {
  return value === 'error' || value === 'warning' || value === 'note';
}
