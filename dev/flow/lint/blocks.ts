import { attributesSet } from '../blocks/attributes';
import { BLOCK_TYPES, blockTypeOf } from '../blocks/block-types';
import { type BlockDefinition, pageAddress } from '../blocks/define-block';
import { missingParameters, wrongValues } from '../blocks/parameters';
import { excludedTogether } from '../blocks/validity';
import type { Action, FlowContent } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { type FlowType, WHISPER } from '../content/flow-types';
import { meantName } from '../content/spelling';
import { checkConditions } from './conditions';
import { at } from './report';

/** Checks each block against the published page of its type: its parameters and its branches. */
export function checkBlocks({ Actions }: FlowContent, flowType: FlowType | undefined): Finding[] {
  return Actions.flatMap((action) => {
    const type = blockTypeOf(action.Type);
    if (type === undefined) return [unknownType(action)];
    return [
      ...parameterFindings(action, type),
      ...attributeFindings(action, type),
      ...errorFindings(action, type, flowType),
      ...checkConditions(action, type),
      ...nameFindings(action, type),
    ];
  });
}

function unknownType(action: Action): Finding {
  const types = Object.keys(BLOCK_TYPES);
  const titles = Object.values(BLOCK_TYPES).map(({ title }) => title);
  const title = meantName(action.Type, titles);
  const meant = meantName(action.Type, types) ?? types[titles.indexOf(title ?? '')];
  const hint = meant === undefined ? 'none of the published types is close to it' : `did you mean ${meant}?`;
  return at(action).error(`has the type ${action.Type}, which does not exist (${hint})`, SOURCES.actions);
}

function parameterFindings(action: Action, type: BlockDefinition): Finding[] {
  const { error, warning } = at(action);
  const page = pageAddress(type.page);
  const rules = type.parameters;
  const unusable = [
    ...[...missingParameters(action, rules), ...wrongValues(action, rules)].map(({ problem }) => problem),
    ...[excludedTogether(action) ?? []].flat(),
    ...(type.demands?.(action) ?? []),
  ];
  const names = Object.keys(action.Parameters).filter((name) => rules !== undefined && !Object.hasOwn(rules, name));
  const unlisted = names.map((name) => {
    const known = Object.keys(type.parameters ?? {});
    const meant = meantName(name, known);
    const hint = meant === undefined ? `it lists ${known.join(', ') || 'none'}` : `did you mean ${meant}?`;
    return warning(`has the parameter ${name}, which the page of ${action.Type} does not list (${hint})`, page);
  });
  return [...unusable.map((problem) => error(problem, page)), ...unlisted];
}

/** What Connect is said to refuse by some sources, and not by others. */
function attributeFindings(action: Action, { reportedRefusals }: BlockDefinition): Finding[] {
  const { warning } = at(action);
  const odd = attributesSet(action)
    .map(([key]) => key)
    .filter((key) => !/^[\w-]+$/.test(key) && !key.includes('$'));
  return [
    ...odd.map((key) =>
      warning(
        `sets the attribute "${key}"; AWS's pages contradict each other on keys with characters other than letters, digits, dashes and underscores`,
        SOURCES.references,
      ),
    ),
    ...(reportedRefusals?.(action) ?? []).map((problem) => warning(problem, SOURCES.reports)),
  ];
}

function errorFindings(action: Action, { errors, page }: BlockDefinition, flowType: FlowType | undefined): Finding[] {
  if (errors === undefined) return [];
  const { error, warning } = at(action);
  const source = pageAddress(page);
  const given = action.Transitions.Errors.map(({ ErrorType }) => ErrorType);
  const missing = Object.entries(errors).flatMap(([branch, presence]) => {
    if (presence === 'optional' || given.includes(branch)) return [];
    if (presence === 'required') return [error(`has no ${branchName(branch)}`, source)];
    if (!('undecided' in presence)) return [];
    const inWhisper = flowType !== undefined && WHISPER.includes(flowType);
    return inWhisper ? [] : [warning(`has no ${branchName(branch)}: ${presence.undecided}`, SOURCES.reports)];
  });
  const unlisted = given.filter((branch) => !Object.hasOwn(errors, branch));
  const doubled = given.filter((branch, index) => given.indexOf(branch) < index);
  return [
    ...missing,
    ...unlisted.map((branch) =>
      warning(`has the error branch ${branch}, which the page of ${action.Type} does not list`, source),
    ),
    ...doubled.map((branch) => error(`has the error branch ${branch} twice`, SOURCES.actions)),
  ];
}

/** The designer's name of a branch beside that of the flow language. */
function branchName(branch: string): string {
  const names: Record<string, string> = {
    NoMatchingError: 'Error',
    NoMatchingCondition: 'No match',
    QueueAtCapacity: 'At capacity',
  };
  return Object.hasOwn(names, branch) ? `${names[branch]} branch (${branch})` : `branch ${branch}`;
}

function nameFindings(action: Action, { page, reportedName }: BlockDefinition): Finding[] {
  if (reportedName === undefined) return [];
  const problem = `has the type ${action.Type}, as the developer guide writes it; public projects report that Connect accepts only ${reportedName}`;
  return [at(action).warning(problem, pageAddress(page))];
}
