import { type Action, type FlowContent, placeOf, shown } from './content';
import { isObject, member } from './values';

const VERSION = '2019-10-30';

/** Something wrong with the form of content: where, the members that lead to it, and the rest of a sentence that begins with it. */
type FormProblem = { at: string; path: (string | number)[]; problem: string };

/** Content that does not have the form of a flow; its message names each place. */
export class FlowFormError extends Error {
  override readonly name = 'FlowFormError';

  constructor(
    source: string,
    readonly problems: FormProblem[],
  ) {
    const list = problems.map(({ at, problem }) => `${at} ${problem}`);
    super(`${source} cannot be read as a flow: ${list.join('; ')}`);
  }
}

/** Reads parsed JSON as flow content; `source` says in an error whose content it is. @throws FlowFormError */
export function readFlow(content: unknown, source = 'The content'): FlowContent {
  if (!isObject(content)) throw new FlowFormError(source, [{ at: 'content', path: [], problem: 'must be an object' }]);
  if ('modules' in content && 'start' in content) {
    const problem =
      "is in the designer's older export format; import it into the designer and export it again, or take it from aws connect describe-contact-flow";
    throw new FlowFormError(source, [{ at: 'content', path: [], problem }]);
  }
  const { Version, StartAction, Actions, Metadata = {}, Settings } = content;
  const problems: FormProblem[] = [];
  const wrong = (name: string, problem: string) => problems.push({ at: name, path: [name], problem });
  if (Version !== VERSION) wrong('Version', `was ${shown(Version)}; it must be "${VERSION}"`);
  if (typeof StartAction !== 'string') {
    wrong('StartAction', `was ${shown(StartAction)}; it must be the identifier of the first block`);
  }
  if (!Array.isArray(Actions)) wrong('Actions', `was ${shown(Actions)}; it must be the list of blocks`);
  const names = member(Metadata, 'ActionMetadata');
  const actions = Array.isArray(Actions)
    ? Actions.map((action, index) => readAction(action, index, names, problems))
    : [];
  if (problems.length > 0) throw new FlowFormError(source, problems);
  return {
    StartAction: StartAction as string,
    Actions: actions as Action[],
    Metadata: isObject(Metadata) ? Metadata : {},
    ...(Settings !== undefined && { Settings }),
  };
}

function readAction(action: unknown, index: number, names: unknown, problems: FormProblem[]): Action | undefined {
  const place =
    isObject(action) && typeof action.Identifier === 'string' ? placeOf(action as Action) : `Actions[${index}]`;
  const path = ['Actions', index];
  const wrong = (name: string, value: unknown, expected: string) => {
    const problem = `${name} was ${shown(value)}; it must be ${expected}`;
    problems.push({ at: place, path: [...path, ...name.split('.')], problem });
  };
  if (!isObject(action)) {
    problems.push({ at: place, path, problem: `was ${shown(action)}; it must be an object` });
    return undefined;
  }
  const { Identifier, Type, Parameters = {}, Transitions = {} } = action;
  if (typeof Identifier !== 'string') wrong('Identifier', Identifier, 'a string');
  if (typeof Type !== 'string') wrong('Type', Type, 'the type of the block, a string');
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
    wrong('Transitions.Errors', Errors, 'a list of {ErrorType, NextAction}, both strings');
  }
  if (!isListOf(Conditions, isConditionBranch)) {
    wrong('Transitions.Conditions', Conditions, 'a list of {Condition: {Operator, Operands}, NextAction}');
  }
  const displayName = member(member(names, String(Identifier)), 'displayName');
  return {
    Identifier,
    Type,
    Parameters,
    Transitions: { NextAction, Errors, Conditions },
    ...(typeof displayName === 'string' && { displayName }),
  } as Action;
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
