import { blockTypeOf } from '../blocks/block-types';
import { branchesOf, hasSuccess } from '../blocks/branches';
import type { Action, FlowContent } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { at } from './report';

/** Checks that every way leads to a block, that every block can be reached and that ways end only where they may. */
export function checkGraph(flow: FlowContent): Finding[] {
  const blocks = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  const findings = flow.Actions.flatMap((action) => [
    ...targetsOf(action).flatMap(({ path, target }) => {
      if (blocks.has(target)) return [];
      const problem = target === '' ? `${path} leads nowhere` : `${path} leads to "${target}", which does not exist`;
      return [at(action).error(problem, SOURCES.actions)];
    }),
    ...endFindings(action),
  ]);
  if (blocks.has(flow.StartAction)) return [...findings, ...unreachable(flow.StartAction, blocks)];
  return [at('StartAction').error(`names "${flow.StartAction}", which does not exist`, SOURCES.actions), ...findings];
}

/** Of blocks that cannot be reached only the first is named: the others stand behind it. */
function unreachable(start: string, blocks: Map<string, Action>): Finding[] {
  const reached = reachableFrom(start, blocks);
  const lost = [...blocks.values()].filter(({ Identifier }) => !reached.has(Identifier));
  const behindOthers = new Set(lost.flatMap(branchesOf).map(({ target }) => target));
  const firstFirst = lost.toSorted(
    (one, other) => Number(behindOthers.has(one.Identifier)) - Number(behindOthers.has(other.Identifier)),
  );
  return firstFirst.flatMap((action) => {
    if (reached.has(action.Identifier)) return [];
    for (const identifier of reachableFrom(action.Identifier, blocks)) reached.add(identifier);
    return [at(action).warning('cannot be reached from the start', SOURCES.actions)];
  });
}

/** The identifiers of the blocks to which a way leads from one block, that block included. */
function reachableFrom(start: string, blocks: Map<string, Action>): Set<string> {
  const reached = new Set<string>();
  const ahead = [start];
  for (let identifier = ahead.pop(); identifier !== undefined; identifier = ahead.pop()) {
    const action = blocks.get(identifier);
    if (action === undefined || reached.has(identifier)) continue;
    reached.add(identifier);
    ahead.push(...branchesOf(action).map(({ target }) => target));
  }
  return reached;
}

/** Where the branches lead. A `NextAction` that only repeats another branch may be empty, as in AWS's own examples. */
function targetsOf(action: Action): { path: string; target: string }[] {
  const { NextAction, Errors, Conditions } = action.Transitions;
  const isWay = NextAction !== undefined && (NextAction !== '' || hasSuccess(action));
  return [
    ...(isWay ? [{ path: 'Transitions.NextAction', target: NextAction }] : []),
    ...Errors.map(({ NextAction: target }, index) => ({ path: `Transitions.Errors[${index}]`, target })),
    ...Conditions.map(({ NextAction: target }, index) => ({ path: `Transitions.Conditions[${index}]`, target })),
  ];
}

/** Of a type that does not exist it is not known whether the flow may end with it. */
function endFindings(action: Action): Finding[] {
  const type = blockTypeOf(action.Type);
  const { NextAction } = action.Transitions;
  const { error } = at(action);
  if (type?.ends) {
    const hasNoBranch = Object.keys(type.errors ?? {}).length === 0;
    return NextAction !== undefined && hasNoBranch
      ? [error(`has a NextAction, although ${action.Type} ends the flow`, SOURCES.actions)]
      : [];
  }
  const stops = type !== undefined && !type.holds && NextAction === undefined && hasSuccess(action);
  return stops ? [error('has no NextAction: the flow would stop here with an error', SOURCES.actions)] : [];
}
