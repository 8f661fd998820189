import type { BlockType } from './block-type';
import { CONTACT_BLOCKS } from './contact';
import { FLOW_CONTROL_BLOCKS } from './flow-control';
import { FURTHER_BLOCKS } from './further';
import { INTERACTION_BLOCKS } from './interaction';
import { PARTICIPANT_BLOCKS } from './participant';

const GUIDE: Record<string, BlockType> = {
  ...CONTACT_BLOCKS,
  ...PARTICIPANT_BLOCKS,
  ...FLOW_CONTROL_BLOCKS,
  ...INTERACTION_BLOCKS,
  ...FURTHER_BLOCKS,
};

/** A type that the service is reported to know under another name stands here twice. */
const RENAMED = Object.values(GUIDE).flatMap(({ reportedName, ...rest }) =>
  reportedName === undefined ? [] : [[reportedName, rest] as const],
);

/** Every published type of block: what AWS's guides say of it, and when they contradict each other. */
export const BLOCK_TYPES: Record<string, BlockType> = { ...GUIDE, ...Object.fromEntries(RENAMED) };

/** What is known of a type of block; undefined when there is no such type. */
export function blockTypeOf(type: string): BlockType | undefined {
  return Object.hasOwn(BLOCK_TYPES, type) ? BLOCK_TYPES[type] : undefined;
}
