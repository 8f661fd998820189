import { type Action, stringsIn } from '../content/content';
import { readCondition } from '../content/operators';
import { referencesIn } from '../content/references';
import { definitionOf } from './block-types';
import { missingParameters, wrongValues } from './parameters';

/** The parameters of a block of which it can have one at most; undefined where it has no more. */
export function excludedTogether(action: Action): string | undefined {
  const together = (definitionOf(action).mutuallyExclusive ?? []).filter((name) => name in action.Parameters);
  return together.length > 1 ? `has ${together.join(' and ')}; it can have one of them` : undefined;
}

/**
 * Why a block cannot be run whatever the contact and the scenario are: the rest of sentences that begin with the
 * block's name.
 */
export function reasonsToStop(action: Action): string[] {
  const { parameters, demands, strict } = definitionOf(action);
  const conditions = action.Transitions.Conditions.map(({ Condition }) => readCondition(Condition));
  const invalid = [
    ...[...missingParameters(action, parameters), ...wrongValues(action, parameters)].map(({ problem }) => problem),
    ...[excludedTogether(action) ?? []].flat(),
    ...(demands?.(action) ?? []),
  ];
  return [
    ...(strict ? invalid : []),
    ...(readsAllAttributes(action) ? ['reads $.Attributes as a whole; a flow can read single values only'] : []),
    ...conditions.filter((condition) => typeof condition === 'string').map((why) => `has a condition that ${why}`),
  ];
}

/** Also `$.Attributes.$.Attributes.x`, which was meant to be one reference. */
function readsAllAttributes({ Parameters }: Action): boolean {
  const references = stringsIn(Parameters).flatMap(referencesIn);
  return references.some(({ path: [namespace, ...rest] }) => namespace === 'Attributes' && rest.length === 0);
}
