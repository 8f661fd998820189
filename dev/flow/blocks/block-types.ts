import type { Action } from '../content/content';
import type { FlowType } from '../content/flow-types';
import * as attributes from './attributes';
import * as calls from './calls';
import * as cases from './cases';
import * as contactSettings from './contact-settings';
import * as customerProfiles from './customer-profiles';
import * as dataTables from './data-tables';
import * as decisions from './decisions';
import { type BlockDefinition, defineBlock } from './define-block';
import * as ends from './ends';
import { external } from './external';
import { InvokeLambdaFunction } from './invoke-lambda-function';
import * as otherServices from './other-services';
import { MessageParticipant, MessageParticipantIteratively } from './prompts';
import * as questions from './questions';
import * as queues from './queues';
import * as recording from './recording';
import * as transfers from './transfers';
import type { BlockTypeName } from './type-names';
import * as voiceId from './voice-id';

const { attributesSet: _, ...attributeBlocks } = attributes;

/** Every published type of block; a type without a definition does not compile. */
export const BLOCK_TYPES: Record<BlockTypeName, BlockDefinition> = {
  ...attributeBlocks,
  ...calls,
  ...cases,
  ...contactSettings,
  ...customerProfiles,
  ...dataTables,
  ...decisions,
  ...ends,
  ...otherServices,
  ...questions,
  ...queues,
  ...recording,
  ...transfers,
  ...voiceId,
  InvokeLambdaFunction,
  MessageParticipant,
  MessageParticipantIteratively,
  UntagContact: underReportedName(contactSettings.UnTagContact),
  UpdateContactRoutingCriteria: underReportedName(contactSettings.UpdateRoutingCriteria),
};

/** The service is reported to know a type under another name than its page. */
function underReportedName({ reportedName: _, ...definition }: BlockDefinition): BlockDefinition {
  return definition;
}

/** The definition of a type that is not known to this version: the scenario says what the block does. */
const UNKNOWN_BLOCK = defineBlock({
  title: 'Unknown block',
  page: 'devguide/flow-language-actions',
  group: 'integrate',
  conditions: 'sometimes',
  ...external({ section: 'blocks', asks: 'what this type of block does, which is not known to this version' }),
});

/** What is known of a type of block; undefined when there is no such type. */
export function blockTypeOf(type: string): BlockDefinition | undefined {
  return Object.hasOwn(BLOCK_TYPES, type) ? BLOCK_TYPES[type as BlockTypeName] : undefined;
}

/** The definition of a block; a definition without rules for a type that is not known. */
export function definitionOf({ Type }: Pick<Action, 'Type'>): BlockDefinition {
  return blockTypeOf(Type) ?? UNKNOWN_BLOCK;
}

/** Whether a block sets the queue of the contact. */
export function leavesQueue(action: Pick<Action, 'Type'>): boolean {
  return definitionOf(action).leaves?.includes('Queue') ?? false;
}

/** Whether at least one of AWS's guides allows a block in flows of a type. */
export function isAllowedIn(type: FlowType, action: Pick<Action, 'Type'>): boolean {
  const { flowTypes = [type], conflictingDocs } = definitionOf(action);
  return flowTypes.includes(type) || conflictingDocs?.flowTypes.includes(type) === true;
}

/** The first words of the references that blocks leave. */
export const LEFT_NAMESPACES = [...new Set(Object.values(BLOCK_TYPES).flatMap(({ leaves = [] }) => leaves))];
