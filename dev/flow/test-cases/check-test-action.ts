import { shown } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { OPERATORS } from '../content/operators';
import { readReference } from '../content/references';
import { isObject } from '../content/values';
import { identifierProblems } from '../lint/rules/content';
import { at } from '../lint/test-case-rules';
import { checkOverride } from './test-override';

const SOURCE = SOURCES.testing;

/** Checks one action of a test case. The actions of an observation run one after the other; the last leads nowhere. */
export function checkTestAction(
  action: Record<string, unknown>,
  following: Record<string, unknown> | undefined,
  within: string,
): Finding[] {
  const { Identifier, Transitions = {} } = action;
  const place = `${within}, action "${String(Identifier)}"`;
  const next = isObject(Transitions) ? Transitions.NextAction : undefined;
  const { error } = at(place);
  const findings = identifierProblems(String(Identifier)).map((problem) => error(problem, SOURCE));
  if (next !== following?.Identifier) {
    findings.push(
      following === undefined
        ? error(`is the last and has the NextAction ${shown(next)}; it must have none`, SOURCE)
        : error(`leads to ${shown(next)}; it must lead to the next action, "${String(following.Identifier)}"`, SOURCE),
    );
  }
  return [...findings, ...checkKind(action, place)];
}

function checkKind({ Type, Parameters }: Record<string, unknown>, place: string): Finding[] {
  const parameters = isObject(Parameters) ? Parameters : {};
  if (Type === 'OverrideSystemBehavior') return checkOverride(parameters, place);
  if (Type === 'Assert') return checkAssertion(parameters, place);
  if (Type === 'TestControl') {
    const { ActionType, Command } = parameters;
    const ends = ActionType === 'TestControl' && isObject(Command) && Command.Type === 'EndTest';
    return ends ? [] : [at(place).note(`has the command ${shown(Command)}, which is not checked`, SOURCE)];
  }
  return [at(place).note(`has the type ${shown(Type)}, which is not checked`, SOURCE)];
}

function checkAssertion({ Namespace, Operator, Operand }: Record<string, unknown>, place: string): Finding[] {
  const { error, note } = at(place);
  const findings: Finding[] = [];
  if (typeof Namespace !== 'string' || readReference(Namespace) === undefined) {
    findings.push(error(`asserts ${shown(Namespace)}; it must be one reference, like $.Attributes.caseCount`, SOURCE));
  }
  if (!Object.hasOwn(OPERATORS, String(Operator))) {
    return [...findings, note(`has the operator ${shown(Operator)}, which is not checked`, SOURCE)];
  }
  if (typeof Operand !== 'string') {
    findings.push(error(`has the operand ${shown(Operand)}; it must be a string`, SOURCE));
  }
  return findings;
}
