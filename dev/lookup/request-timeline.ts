import type { RequestRecord } from '../cases-api/emulator';
import { isLambdaBlock } from '../flow/content/lambda';
import type { TimedRequest, VisitedBlock } from '../flow/context/context';

/** Milliseconds between two requests that are more than the first one's answer takes. */
const MIN_WAIT_MS = 100;

/** The blocks of a path, each with the requests to Cases that were made during it. */
export function withRequests(path: VisitedBlock[], requests: RequestRecord[]): VisitedBlock[] {
  return path.map((step) => {
    const made = timelineOf(step, requests);
    return made.length === 0 ? step : { ...step, requests: made };
  });
}

/** When Cases was asked during a block and what it answered. */
function timelineOf({ type, began, ended }: VisitedBlock, requests: RequestRecord[]): TimedRequest[] {
  // A module's block lasts as long as the blocks in it, and the requests belong to those.
  if (!isLambdaBlock({ Type: type })) return [];
  const asked = requests.filter(({ at }) => at >= began && at <= ended);
  return asked.map((request, index) => {
    const pause = index === 0 ? 0 : request.at - (asked[index - 1]?.at ?? 0);
    return {
      at: request.at - began,
      waited: pause > MIN_WAIT_MS ? pause : 0,
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
