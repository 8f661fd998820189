import { BLOCK_TYPES, blockTypeOf } from '../blocks/block-types';
import { meantName } from '../content/spelling';

/** What people call blocks by what they know of the designer, where it is not the beginning of a title. */
const CALLED: Record<string, string> = {
  disconnect: 'DisconnectParticipant',
  hangup: 'DisconnectParticipant',
  getuserinput: 'GetParticipantInput',
  getqueuemetrics: 'GetMetricData',
  checkhours: 'CheckHoursOfOperation',
  checkattribute: 'Compare',
  checkattributes: 'Compare',
  transfertoqueue: 'TransferContactToQueue',
};

/** The type that is clearly meant by one that does not exist: by what the designer calls it before spelling. */
export function meantType(type: string): string | undefined {
  if (blockTypeOf(type) !== undefined) return undefined;
  const called = CALLED[lettersOf(type)];
  if (called !== undefined) return called;
  const titles = Object.entries(BLOCK_TYPES).flatMap(([name, { title }]) =>
    title.split(/, or |, | or | \/ | \(/).map((part) => [part, name] as const),
  );
  const titled = titles.find(([title]) => lettersOf(title) === lettersOf(type));
  if (titled !== undefined) return titled[1];
  const meant = meantName(type, Object.keys(BLOCK_TYPES), { clearly: true }) ?? meantBeginning(type);
  const near = meantName(
    type,
    titles.map(([title]) => title),
  );
  return meant ?? titles.find(([title]) => title === near)?.[1];
}

/** A type of which the name is the beginning, where that is no accident. */
function meantBeginning(type: string): string | undefined {
  const [only, ...more] = Object.keys(BLOCK_TYPES).filter((name) => lettersOf(name).startsWith(lettersOf(type)));
  return type.length >= 10 && more.length === 0 ? only : undefined;
}

function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '');
}
