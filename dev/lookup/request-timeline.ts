import type { RequestRecord } from '../cases-api/emulator';
import { isLambdaBlock } from '../flow/content/lambda-limits';
import type { VisitedBlock } from '../flow/run/state';

/** A request to Cases as it is told of the block during which it was made. */
export type TimedRequest = {
  /** Milliseconds since the block began. */
  at: number;
  /** Milliseconds since the request before, where the function waited in between; otherwise 0. */
  waited: number;
  /** What the request was for and what it got. */
  answer: string;
  succeeded: boolean;
};

/** Milliseconds between two requests that are more than the first one's answer takes. */
const SHORTEST_WAIT = 100;

/** When Cases was asked during a block and what it answered. */
export function timelineOf({ type, began, ended }: VisitedBlock, requests: RequestRecord[]): TimedRequest[] {
  // A module's block lasts as long as the blocks in it, and the requests belong to those.
  if (!isLambdaBlock({ Type: type })) return [];
  const asked = requests.filter(({ at }) => at >= began && at <= ended);
  return asked.map((request, index) => {
    const pause = index === 0 ? 0 : request.at - (asked[index - 1]?.at ?? 0);
    return {
      at: request.at - began,
      waited: pause > SHORTEST_WAIT ? pause : 0,
      answer: answerOf(request),
      succeeded: request.outcome === 'ok',
    };
  });
}

function answerOf({ operation, outcome, cases }: RequestRecord): string {
  const isPage = operation === 'ListCasesForContact';
  if (cases !== undefined) return isPage ? `page of ${cases}` : `search: ${cases} found`;
  const subject = operation === undefined || isPage ? '' : operation === 'GetCase' ? 'one case' : 'search';
  if (outcome === 'ok') return subject;
  return [outcome.replace('throttle', 'throttled'), ...(subject ? [`(${subject})`] : [])].join(' ');
}
