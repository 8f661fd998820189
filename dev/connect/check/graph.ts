import { ruleOf } from '../language/block-types';
import { branchesOf } from '../language/branches';
import { type Action, type FlowContent, placeOf } from '../language/content';
import { type Finding, finding } from '../language/finding';

/** Checks that every way leads to a block, that every block can be reached and that ways end only where they may. */
export function checkGraph(flow: FlowContent): Finding[] {
  const blocks = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  const problems = flow.Actions.flatMap((action) => [
    ...targetsOf(action).flatMap(({ path, target }) => {
      if (target === '') return [finding(placeOf(action), `${path} leads nowhere`)];
      return blocks.has(target)
        ? []
        : [finding(placeOf(action), `${path} leads to "${target}", and there is no such block`)];
    }),
    ...endProblems(action).map((problem) => finding(placeOf(action), problem)),
  ]);
  return blocks.has(flow.StartAction)
    ? [...problems, ...unreachable(flow.StartAction, blocks)]
    : [finding('StartAction', `names "${flow.StartAction}", and there is no such block`), ...problems];
}

/** Of blocks that nobody reaches only the first is named: the others stand behind it. */
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
    return [finding(placeOf(action), 'cannot be reached from the start')];
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

function targetsOf({ Transitions: { NextAction, Errors, Conditions } }: Action): { path: string; target: string }[] {
  const next = NextAction === undefined ? [] : [{ path: 'Transitions.NextAction', target: NextAction }];
  return [
    ...next,
    ...Errors.map(({ NextAction: target }, index) => ({ path: `Transitions.Errors[${index}]`, target })),
    ...Conditions.map(({ NextAction: target }, index) => ({ path: `Transitions.Conditions[${index}]`, target })),
  ];
}

/** Of a block that nobody described here it is not known whether the flow may end with it. */
function endProblems({ Type, Transitions: { NextAction } }: Action): string[] {
  const rule = ruleOf(Type);
  if (rule === undefined || rule.decides) return [];
  if (rule.ends) {
    const wrong = NextAction !== undefined && Object.keys(rule.errors).length === 0;
    return wrong ? [`${Type} ends the flow, yet it has a NextAction`] : [];
  }
  return NextAction === undefined ? ['has no NextAction: the flow would stop here with an error'] : [];
}
