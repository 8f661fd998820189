import { isObject } from '../../../lambda/core/values';
import { type Finding, finding } from './finding';

/** Flow content in the published flow language, with every member that a block may have. */
export type FlowContent = {
  StartAction: string;
  Actions: Action[];
  Metadata: Record<string, unknown>;
};

/** What the designer shows as a block. */
export type Action = {
  Identifier: string;
  Type: string;
  Parameters: Record<string, unknown>;
  Transitions: Transitions;
};

export type Transitions = {
  NextAction?: string;
  Errors: { ErrorType: string; NextAction: string }[];
  Conditions: { Condition: Condition; NextAction: string }[];
};

export type Condition = { Operator: string; Operands: unknown[] };

const VERSION = '2019-10-30';

/** Content whose form nobody can follow; its message names each place. */
export class FlowFormError extends Error {
  override readonly name = 'FlowFormError';

  constructor(
    source: string,
    readonly problems: Finding[],
  ) {
    const list = problems.map(({ place, problem }) => `${place} ${problem}`);
    super(`${source} cannot be read as a flow: ${list.join('; ')}`);
  }
}

/** Reads parsed JSON as flow content; `source` says in an error whose content it is. @throws FlowFormError */
export function readFlow(content: unknown, source = 'The content'): FlowContent {
  if (!isObject(content)) throw new FlowFormError(source, [finding('content', 'must be an object')]);
  if ('modules' in content && 'start' in content) {
    throw new FlowFormError(source, [
      finding(
        'content',
        "is the designer's older export format; import it into the designer and export it again, or ask DescribeContactFlow for it",
      ),
    ]);
  }
  const { Version, StartAction, Actions, Metadata = {} } = content;
  const problems: Finding[] = [];
  if (Version !== VERSION) problems.push(finding('Version', `was ${shown(Version)}; it must be "${VERSION}"`));
  if (typeof StartAction !== 'string') {
    problems.push(finding('StartAction', `was ${shown(StartAction)}; it must be the identifier of the first block`));
  }
  if (!Array.isArray(Actions))
    problems.push(finding('Actions', `was ${shown(Actions)}; it must be the list of blocks`));
  const actions = Array.isArray(Actions) ? Actions.map((action, index) => readAction(action, index, problems)) : [];
  if (problems.length > 0) throw new FlowFormError(source, problems);
  return {
    StartAction: StartAction as string,
    Actions: actions as Action[],
    Metadata: isObject(Metadata) ? Metadata : {},
  };
}

/** How a problem names a block. */
export function placeOf({ Identifier }: Pick<Action, 'Identifier'>): string {
  return `block "${Identifier}"`;
}

function readAction(action: unknown, index: number, problems: Finding[]): Action | undefined {
  const place =
    isObject(action) && typeof action.Identifier === 'string' ? placeOf(action as Action) : `Actions[${index}]`;
  const wrong = (member: string, value: unknown, expected: string) =>
    problems.push(finding(place, `${member} was ${shown(value)}; it must be ${expected}`));
  if (!isObject(action)) {
    problems.push(finding(place, `was ${shown(action)}; it must be an object`));
    return undefined;
  }
  const { Identifier, Type, Parameters = {}, Transitions = {} } = action;
  if (typeof Identifier !== 'string') wrong('Identifier', Identifier, 'a text');
  if (typeof Type !== 'string') wrong('Type', Type, 'the type of the block, a text');
  if (!isObject(Parameters)) wrong('Parameters', Parameters, 'an object');
  if (!isObject(Transitions)) {
    wrong('Transitions', Transitions, 'an object');
    return undefined;
  }
  const { NextAction, Errors = [], Conditions = [] } = Transitions;
  if (NextAction !== undefined && typeof NextAction !== 'string') {
    wrong('Transitions.NextAction', NextAction, 'the identifier of a block');
  }
  if (!isListOf(Errors, isErrorBranch)) {
    wrong('Transitions.Errors', Errors, 'a list of {ErrorType, NextAction}, both texts');
  }
  if (!isListOf(Conditions, isConditionBranch)) {
    wrong('Transitions.Conditions', Conditions, 'a list of {Condition: {Operator, Operands}, NextAction}');
  }
  return { Identifier, Type, Parameters, Transitions: { NextAction, Errors, Conditions } } as Action;
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isErrorBranch(branch: unknown): boolean {
  return isObject(branch) && typeof branch.ErrorType === 'string' && typeof branch.NextAction === 'string';
}

function isConditionBranch(branch: unknown): boolean {
  if (!isObject(branch) || typeof branch.NextAction !== 'string' || !isObject(branch.Condition)) return false;
  return typeof branch.Condition.Operator === 'string' && Array.isArray(branch.Condition.Operands);
}

/** A value of flow content as a message shows it: whole when it is short. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
