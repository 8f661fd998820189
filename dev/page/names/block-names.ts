import type { Action } from '../../connect/language/content';

/** What the designer calls the blocks; the flow language calls them by the keys. */
const DESIGNER_NAMES: Record<string, string> = {
  CheckHoursOfOperation: 'Check hours of operation',
  CheckMetricData: 'Check queue status',
  Compare: 'Check contact attributes',
  ConnectParticipantWithLexBot: 'Get customer input',
  CreateCallbackContact: 'Create callback',
  CreateTask: 'Create task',
  DisconnectParticipant: 'Disconnect',
  DistributeByPercentage: 'Distribute by percentage',
  EndFlowExecution: 'End flow / Resume',
  EndFlowModuleExecution: 'Return from module',
  GetMetricData: 'Get metrics',
  GetParticipantInput: 'Get customer input',
  InvokeFlowModule: 'Invoke module',
  InvokeLambdaFunction: 'AWS Lambda function',
  Loop: 'Loop',
  MessageParticipant: 'Play prompt',
  MessageParticipantIteratively: 'Loop prompts',
  ShowView: 'Show view',
  TransferContactToAgent: 'Transfer to agent',
  TransferContactToQueue: 'Transfer to queue',
  TransferParticipantToThirdParty: 'Transfer to phone number',
  TransferToFlow: 'Transfer to flow',
  UpdateContactAttributes: 'Set contact attributes',
  UpdateContactCallbackNumber: 'Set callback number',
  UpdateContactData: 'Set contact data',
  UpdateContactEventHooks: 'Set event flow',
  UpdateContactMediaStreamingBehavior: 'Media streaming',
  UpdateContactRecordingBehavior: 'Set recording behavior',
  UpdateContactRoutingBehavior: 'Change routing priority',
  UpdateContactTargetQueue: 'Set working queue',
  UpdateContactTextToSpeechVoice: 'Set voice',
  UpdateFlowAttributes: 'Set flow attributes',
  UpdateFlowLoggingBehavior: 'Set logging behavior',
  Wait: 'Wait',
};

/** What the designer calls a type of block; its name in the flow language where that is not known. */
export function designerName(type: string): string {
  return Object.hasOwn(DESIGNER_NAMES, type) ? (DESIGNER_NAMES[type] as string) : type;
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

/** What the designer shows on a block below its name, from what the flow's author wrote; empty where it shows nothing. */
export function detailOf({ Parameters, Type }: Action): string {
  const { Text, SSML, Attributes, ComparisonValue, LambdaFunctionARN, FlowModuleId, ContactFlowId } = Parameters;
  if (typeof Text === 'string') return `“${Text}”`;
  if (typeof SSML === 'string') return SSML;
  if (typeof ComparisonValue === 'string') return ComparisonValue;
  if (typeof LambdaFunctionARN === 'string') return lastPartOf(LambdaFunctionARN);
  if (typeof Attributes === 'object' && Attributes !== null) return Object.keys(Attributes).join(', ');
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
  return hasGivenName(action) ? action.Identifier : designerName(action.Type);
}

/** What tells a block from others of its title: its type, or what it is about where the type is the title. */
export function subtitleOf(action: Action): string {
  return hasGivenName(action) ? designerName(action.Type) : detailOf(action);
}

/** Whether a person wrote the identifier; the designer makes UUIDs. */
export function hasGivenName({ Identifier }: Pick<Action, 'Identifier'>): boolean {
  return !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(Identifier);
}
