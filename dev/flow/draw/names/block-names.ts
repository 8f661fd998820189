import { blockTypeOf, definitionOf } from '../../blocks/block-types';
import type { BlockDefinition } from '../../blocks/define-block';
import { type Action, labelOf } from '../../content/content';

/** What the designer calls a type of block; its name in the flow language where that is not known. */
export function designerName(type: string): string {
  return blockTypeOf(type)?.title ?? type;
}

/** The group in whose colour a block is drawn. */
export function groupOf(Type: string): BlockDefinition['group'] {
  return definitionOf({ Type }).group;
}

/** What a block is about, from what the flow's author wrote, as the designer shows it below the name; empty for some. */
export function detailOf(action: Action): string {
  const said = labelOf({ Parameters: action.Parameters });
  return said === undefined ? (definitionOf(action).detail?.(action.Parameters) ?? '') : `“${said}”`;
}

/** The name by which a list calls a block: the one its author gave it, or what the designer calls its type. */
export function titleOf(action: Action): string {
  return givenNameOf(action) ?? designerName(action.Type);
}

/** What tells a block from others of its title: its type, or what it is about where the type is the title. */
export function subtitleOf(action: Action): string {
  return givenNameOf(action) === undefined ? detailOf(action) : designerName(action.Type);
}

/** The name that the author gave a block; the designer makes identifiers that are UUIDs. */
export function givenNameOf({
  Identifier,
  displayName,
}: Pick<Action, 'Identifier' | 'displayName'>): string | undefined {
  const isMade = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(Identifier);
  return displayName ?? (isMade ? undefined : Identifier);
}
