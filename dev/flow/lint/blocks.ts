import { type BlockType, pageAddress } from '../blocks/block-type';
import { BLOCK_TYPES, blockTypeOf } from '../blocks/block-types';
import type { Action, FlowContent } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { type FlowType, WHISPER } from '../content/flow-types';
import { unlistedParameters, unusableParameters } from '../content/parameters';
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
      ...attributeFindings(action),
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

function parameterFindings(action: Action, type: BlockType): Finding[] {
  const { error, warning } = at(action);
  const page = pageAddress(type.page);
  const unlisted = unlistedParameters(action, type).map((name) => {
    const known = Object.keys(type.parameters ?? {});
    const meant = meantName(name, known);
    const hint = meant === undefined ? `it lists ${known.join(', ') || 'none'}` : `did you mean ${meant}?`;
    return warning(`has the parameter ${name}, which the page of ${action.Type} does not list (${hint})`, page);
  });
  return [...unusableParameters(action, type).map((problem) => error(problem, page)), ...unlisted];
}

/** Attributes that Connect is said to refuse by some sources, and not by others. */
function attributeFindings(action: Action): Finding[] {
  const { Attributes } = action.Parameters;
  if (action.Type !== 'UpdateContactAttributes' || typeof Attributes !== 'object' || Attributes === null) return [];
  const { warning } = at(action);
  const empty = Object.entries(Attributes).flatMap(([key, value]) => (value === '' ? [key] : []));
  const odd = Object.keys(Attributes).filter((key) => !/^[\w-]+$/.test(key) && !key.includes('$'));
  return [
    ...odd.map((key) =>
      warning(
        `sets the attribute "${key}"; AWS's pages contradict each other on keys with characters other than letters, digits, dashes and underscores`,
        SOURCES.references,
      ),
    ),
    ...(empty.length > 0
      ? [
          warning(
            `sets ${empty.join(', ')} to empty strings; public projects report that Connect refuses empty values`,
            SOURCES.reports,
          ),
        ]
      : []),
  ];
}

function errorFindings(action: Action, { errors, page }: BlockType, flowType: FlowType | undefined): Finding[] {
  if (errors === undefined) return [];
  const { error, warning } = at(action);
  const source = pageAddress(page);
  const given = action.Transitions.Errors.map(({ ErrorType }) => ErrorType);
  const missing = Object.entries(errors).flatMap(([branch, presence]) => {
    if (presence === 'optional' || given.includes(branch)) return [];
    if (presence === 'needed') return [error(`has no ${branchName(branch)}`, source)];
    const inWhisper = flowType !== undefined && WHISPER.includes(flowType);
    return inWhisper ? [] : [warning(`has no ${branchName(branch)}: ${presence.disputed}`, SOURCES.reports)];
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

function nameFindings(action: Action, { page, reportedName }: BlockType): Finding[] {
  if (reportedName === undefined) return [];
  const problem = `has the type ${action.Type}, as the developer guide writes it; public projects report that Connect accepts only ${reportedName}`;
  return [at(action).warning(problem, pageAddress(page))];
}
