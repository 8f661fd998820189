import { BLOCK_TYPES, blockTypeOf } from '../../blocks/block-types';
import type { BlockTypeName } from '../../blocks/type-names';
import { SOURCES } from '../../content/finding';
import { meantName } from '../../content/spelling';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock, eachDefined } from '../rule';

export const misspelledType = defineRule({
  id: 'misspelled-type',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses a type of block that does not exist.',
  bad: exampleFlow({ ...say('Hello'), Type: 'PlayPrompt' }, END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) => {
    const meant = meantType(action.Type);
    if (meant === undefined) return [];
    const problem = `has the type ${action.Type}, which does not exist (did you mean ${meant}?)`;
    return [{ at: action, path: ['Type'], problem }];
  }),
});

export const unknownType = defineRule({
  id: 'unknown-type',
  level: 'warning',
  page: SOURCES.actions,
  why: 'A type that no published page names may be new, or may not exist; nothing about it can be checked.',
  bad: exampleFlow({ Type: 'TeleportContact', errors: ['NoMatchingError'] }, END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) => {
    if (blockTypeOf(action.Type) !== undefined || meantType(action.Type) !== undefined) return [];
    return [{ at: action, path: ['Type'], problem: `has the type ${action.Type}, which is not known to this version` }];
  }),
});

const untagging = (Type: string) =>
  exampleFlow({ Type, Parameters: { TagKeys: ['team'] }, errors: ['NoMatchingError'] }, END);

export const reportedName = defineRule({
  id: 'reported-name',
  level: 'warning',
  page: SOURCES.reports,
  why: 'Public projects report that the service knows the type under another name than its page.',
  bad: untagging('UnTagContact'),
  good: untagging('UntagContact'),
  check: eachDefined((action, { reportedName: name }) => {
    if (name === undefined) return [];
    const problem = `has the type ${action.Type}, as the developer guide writes it; public projects report that Connect accepts only ${name}`;
    return [{ at: action, path: ['Type'], problem }];
  }),
});

/** What people and the designer's older export call blocks, where it is not the beginning of a title. */
export const CALLED = new Map<string, BlockTypeName>([
  ['awslambdafunction', 'InvokeLambdaFunction'],
  ['checkattribute', 'Compare'],
  ['checkattributes', 'Compare'],
  ['checkhours', 'CheckHoursOfOperation'],
  ['disconnect', 'DisconnectParticipant'],
  ['getcustomerinput', 'GetParticipantInput'],
  ['getprofile', 'GetCustomerProfile'],
  ['getqueuemetrics', 'GetMetricData'],
  ['getuserinput', 'GetParticipantInput'],
  ['hangup', 'DisconnectParticipant'],
  ['invokeexternalresource', 'InvokeLambdaFunction'],
  ['playaudio', 'MessageParticipant'],
  ['returnfrommodule', 'EndFlowModuleExecution'],
  ['setattributes', 'UpdateContactAttributes'],
  ['setcontactdata', 'UpdateContactData'],
  ['setcustomerqueueflow', 'UpdateContactEventHooks'],
  ['setdisconnectflow', 'UpdateContactEventHooks'],
  ['setflowattributes', 'UpdateFlowAttributes'],
  ['setholdflow', 'UpdateContactEventHooks'],
  ['setqueue', 'UpdateContactTargetQueue'],
  ['setqueuepriority', 'UpdateContactRoutingBehavior'],
  ['setrecordingbehavior', 'UpdateContactRecordingBehavior'],
  ['setwhisperflow', 'UpdateContactEventHooks'],
  ['storeuserinput', 'GetParticipantInput'],
  ['transfercontacttoflow', 'TransferToFlow'],
  ['transfertoqueue', 'TransferContactToQueue'],
]);

/** What the designer calls each type of block; one title can name several. */
export const TITLES = Object.entries(BLOCK_TYPES).flatMap(([name, { title }]) =>
  title.split(/, or |, | or | \/ | \(/).map((part) => [part, name] as const),
);

/** The type that is clearly meant by one that does not exist, under the name that the service accepts. */
export function meantType(type: string): string | undefined {
  if (blockTypeOf(type) !== undefined) return undefined;
  const meant = publishedType(type);
  return meant === undefined ? undefined : (blockTypeOf(meant)?.reportedName ?? meant);
}

/** That type under its published name: by what the designer calls it before spelling. */
function publishedType(type: string): string | undefined {
  const called = CALLED.get(lettersOf(type));
  if (called !== undefined) return called;
  const titled = TITLES.find(([title]) => lettersOf(title) === lettersOf(type));
  if (titled !== undefined) return titled[1];
  const meant = meantName(type, Object.keys(BLOCK_TYPES), { clearly: true }) ?? meantBeginning(type);
  const near = meantName(
    type,
    TITLES.map(([title]) => title),
  );
  return meant ?? TITLES.find(([title]) => title === near)?.[1];
}

/** A type of which the name is the beginning, where that is no accident. */
function meantBeginning(type: string): string | undefined {
  const [only, ...more] = Object.keys(BLOCK_TYPES).filter((name) => lettersOf(name).startsWith(lettersOf(type)));
  return type.length >= 10 && more.length === 0 ? only : undefined;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
