import { blockTypeOf } from '../../blocks/block-types';
import { type Action, labelOf } from '../../content/content';
import { isObject } from '../../content/values';

/** What the designer calls a type of block; its name in the flow language where that is not known. */
export function designerName(type: string): string {
  return blockTypeOf(type)?.title ?? type;
}

/** The group in whose colour a block is drawn. */
export type Group = 'interact' | 'set' | 'check' | 'integrate' | 'leave';

/** The group of a type of block, by the first word of its name in the flow language. */
export function groupOf(type: string): Group {
  if (/^(Message|Get(Participant|Customer)?Input|ShowView|ConnectParticipant|Play|Store|Loop$|Wait)/.test(type)) {
    return 'interact';
  }
  if (/^(Compare|Check|Distribute|GetMetric)/.test(type)) return 'check';
  if (/^(Transfer|Disconnect|End|Hang)/.test(type)) return 'leave';
  return /^Update/.test(type) ? 'set' : 'integrate';
}

/** What a block is about, from what the flow's author wrote, as the designer shows it below the name; empty for some. */
export function detailOf({ Parameters, Type }: Action): string {
  const { Attributes, ComparisonValue, LambdaFunctionARN, FlowModuleId, ContactFlowId } = Parameters;
  const said = labelOf({ Parameters });
  if (said !== undefined) return `“${said}”`;
  if (typeof ComparisonValue === 'string') return ComparisonValue;
  if (typeof LambdaFunctionARN === 'string') return lastPartOf(LambdaFunctionARN);
  if (isObject(Attributes)) return Object.keys(Attributes).join(', ');
  if (typeof FlowModuleId === 'string') return lastPartOf(FlowModuleId);
  if (typeof ContactFlowId === 'string') return lastPartOf(ContactFlowId);
  const only = Object.values(Parameters);
  return Type.startsWith('Update') && only.length === 1 && typeof only[0] === 'string' ? only[0] : '';
}

/** The name of what an ARN names. */
function lastPartOf(arn: string): string {
  return arn.startsWith('arn:') ? (/function:(.+)$/.exec(arn)?.[1] ?? arn.split('/').at(-1) ?? arn) : arn;
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
