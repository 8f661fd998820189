import { type BlockDefinition, pageAddress } from '../blocks/define-block';
import type { Action, Condition } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { isNumber, readCondition } from '../content/operators';
import { at } from './report';

/** An operator that public projects report Connect to accept, although no page has it. */
const UNPUBLISHED_OPERATOR = 'KeyExists';

/** Checks whether a block can have conditions, and each of those that it has. */
export function checkConditions(action: Action, { conditions, page }: BlockDefinition): Finding[] {
  const { Conditions, NextAction } = action.Transitions;
  const { error, warning, note } = at(action);
  if (conditions === undefined) {
    return Conditions.length > 0
      ? [error(`has conditions, which ${action.Type} never evaluates`, pageAddress(page))]
      : [];
  }
  const findings = Conditions.flatMap(({ Condition }, index) => {
    const place = `Transitions.Conditions[${index}]`;
    if (Condition.Operator === UNPUBLISHED_OPERATOR) {
      return [
        note(
          `${place} has the operator ${UNPUBLISHED_OPERATOR}, which no page describes; it is not checked`,
          SOURCES.reports,
        ),
      ];
    }
    const problem = conditionProblem(Condition);
    return problem === undefined ? [] : [error(`${place} ${problem}`, SOURCES.actions)];
  });
  if (conditions !== 'always') return findings;
  if (Conditions.length === 0) findings.push(error('has no condition', pageAddress(page)));
  if (NextAction === undefined) {
    findings.push(
      warning(
        'has no NextAction; public projects report that Connect refuses the block without one, which the designer exports as a copy of the default branch',
        SOURCES.reports,
      ),
    );
  }
  return findings;
}

function conditionProblem(condition: Condition): string | undefined {
  const read = readCondition(condition);
  if (typeof read === 'string') return read;
  const { Operator } = condition;
  const comparesNumbers = Operator.startsWith('Number') && !read.operand.includes('$');
  return comparesNumbers && !isNumber(read.operand)
    ? `has the operand "${read.operand}"; ${Operator} compares numbers, so it is never true`
    : undefined;
}
