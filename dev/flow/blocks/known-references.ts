import { type Action, stringsIn } from '../content/content';
import { CONTACT_NAMESPACES, type Reference, referencesIn } from '../content/references';
import { LEFT_NAMESPACES } from './block-types';

/** References that the designer offers and no block of this version leaves. */
const OFFERED = ['ExternalTool', 'AgenticCX'];

/** The first words of all references that are known: of the contact's data and of what blocks leave. */
export const KNOWN_NAMESPACES = [
  ...new Set(['Attributes', 'External', 'LambdaInvocation', ...CONTACT_NAMESPACES, ...LEFT_NAMESPACES, ...OFFERED]),
];

/** Every reference in the parameters and conditions of a block, each once. */
export function referencesOf({ Parameters, Transitions: { Conditions } }: Action): Reference[] {
  const references = stringsIn([Parameters, Conditions.map(({ Condition }) => Condition)]).flatMap(referencesIn);
  return [...new Map(references.map((reference) => [reference.text, reference])).values()];
}
