import { shorten } from './text';
import { isObject } from './values';

/** Flow content in the published flow language, with every member that a block may have. */
export type FlowContent = {
  StartAction: string;
  Actions: Action[];
  Metadata: Record<string, unknown>;
  /** Only a module has settings. */
  Settings?: unknown;
};

/** What the designer shows as a block. */
export type Action = {
  Identifier: string;
  Type: string;
  Parameters: Record<string, unknown>;
  Transitions: Transitions;
  /** The name that the designer shows, from the content's metadata; not a member of the flow language. */
  displayName?: string;
};

type Transitions = {
  NextAction?: string;
  Errors: { ErrorType: string; NextAction: string }[];
  Conditions: { Condition: Condition; NextAction: string }[];
};

export type Condition = { Operator: string; Operands: unknown[] };

/** The branch of a block's `NextAction`. */
export const SUCCESS = 'Success';

/** The name of a condition's branch. */
export function nameOf({ Operator, Operands }: Condition): string {
  return [Operator, ...Operands.map(shown)].join(' ');
}

/** Characters of a block's text that are shown beside its identifier. */
const MAX_LABEL_CHARACTERS = 40;

/** How a message names a block: exported flows call blocks by UUIDs, so the type and a name or the first words are beside it. */
export function placeOf(action: Pick<Action, 'Identifier'> & Partial<Action>): string {
  const { Identifier, Type } = action;
  const label = labelOf(action);
  const beside = [...(typeof Type === 'string' ? [Type] : []), ...(label === undefined ? [] : [`"${label}"`])].join(
    ' ',
  );
  return `block "${Identifier}"${beside && ` (${beside})`}`;
}

/** The name that the designer shows for a block, or the first words that the block says; undefined when there is neither. */
export function labelOf({ Identifier, displayName, Parameters }: Partial<Action>): string | undefined {
  if (displayName !== undefined && displayName !== Identifier) return shorten(displayName, MAX_LABEL_CHARACTERS);
  const { Text, SSML } = isObject(Parameters) ? Parameters : {};
  const said = [Text, SSML].find((value) => typeof value === 'string') as string | undefined;
  const words = said
    ?.replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return words ? shorten(words, MAX_LABEL_CHARACTERS) : undefined;
}

/** A value of flow content as a message shows it: whole when it is short. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Every string in a value, names of members included. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isObject(value) ? Object.entries(value).flatMap(([name, inner]) => [name, ...stringsIn(inner)]) : [];
}
