import { type Action, stringsIn } from '../content/content';
import { CONTACT_NAMESPACES, CONTACT_VALUES, type Reference, referencesIn } from '../content/references';
import { isObject } from '../content/values';
import { attributesSet } from './attributes';
import { BLOCK_TYPES, LEFT_NAMESPACES } from './block-types';

/** References that the designer offers and no block of this version leaves. */
const OFFERED = ['ExternalTool', 'AgenticCX'];

/** The first words of all references that are known: of the contact's data and of what blocks leave. */
export const KNOWN_NAMESPACES = [
  ...new Set(['Attributes', 'External', 'LambdaInvocation', ...CONTACT_NAMESPACES, ...LEFT_NAMESPACES, ...OFFERED]),
];

/** The first words of references that are followed by nothing: of the contact's data and of what blocks leave. */
const VALUES = [
  ...CONTACT_VALUES,
  ...['CallbackNumber', 'CustomerCallbackNumber', 'StoredCustomerInput', 'TextToSpeechVoiceId'],
];

/** The objects, inside others, that blocks read what they load from. */
const INNER_OBJECTS = Object.values(BLOCK_TYPES).flatMap(({ stub }) =>
  (stub?.reads ?? []).map((path) => path.join('.')),
);

/** Whether a reference is to an object with members, and not to one of them. */
export function isWhole({ path: [namespace = '', ...inside] }: Reference): boolean {
  if (inside.length > 0) return INNER_OBJECTS.includes([namespace, ...inside].join('.'));
  return KNOWN_NAMESPACES.includes(namespace) && !VALUES.includes(namespace);
}

/** The keys that a block sets of the contact's attributes, or of the flow's. */
export function keysSet(action: Action): { namespace: 'Attributes' | 'FlowAttributes'; key: string }[] {
  const { FlowAttributes } = action.Type === 'UpdateFlowAttributes' ? action.Parameters : {};
  const ofFlow = Object.keys(isObject(FlowAttributes) ? FlowAttributes : {});
  return [
    ...attributesSet(action).map(([key]) => ({ namespace: 'Attributes' as const, key })),
    ...ofFlow.map((key) => ({ namespace: 'FlowAttributes' as const, key })),
  ];
}

/** Every reference in the parameters and conditions of a block, each once. */
export function referencesOf({ Parameters, Transitions: { Conditions } }: Action): Reference[] {
  const references = stringsIn([Parameters, Conditions.map(({ Condition }) => Condition)]).flatMap(referencesIn);
  return [...new Map(references.map((reference) => [reference.text, reference])).values()];
}
