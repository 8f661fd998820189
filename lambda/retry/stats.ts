import { OPERATIONS, type Operation } from '../contract/operations';

/** What a lookup did; the same stats are in its log line and in the message of its failure. */
export type LookupStats = {
  /** Pages that arrived. */
  pages: number;
  /** Cases whose status and other details arrived; absent when none was asked for. */
  detailsRead?: number;
  /** Requests sent, how many of them Cases throttled and how many had no answer in time, for each operation. */
  requests: Record<Operation, { sent: number; throttled: number; timedOut: number }>;
  /** Milliseconds spent waiting between attempts. */
  timeWaitedMs: number;
  /** Whether it failed from memory, because the same lookup had just failed. */
  repeated?: boolean;
};

/** The stats of a lookup that has done nothing yet. */
export function emptyStats(): LookupStats {
  const none = () => ({ sent: 0, throttled: 0, timedOut: 0 });
  return { pages: 0, requests: { ListCasesForContact: none(), SearchCases: none(), GetCase: none() }, timeWaitedMs: 0 };
}

/** Requests of all operations together, and how many of them Cases throttled. */
export function totalsOf({ requests }: LookupStats): {
  requests: number;
  throttledRequests: number;
} {
  const sum = (count: 'sent' | 'throttled') => OPERATIONS.reduce((total, each) => total + requests[each][count], 0);
  return { requests: sum('sent'), throttledRequests: sum('throttled') };
}

/** The stats as they stand in an error message. */
export function describeStats(stats: LookupStats): string {
  const { pages, detailsRead, timeWaitedMs } = stats;
  const { requests, throttledRequests } = totalsOf(stats);
  const details = detailsRead === undefined ? '' : `, details read: ${detailsRead}`;
  return `requests: ${requests}, throttled: ${throttledRequests}, pages: ${pages}${details}, time waited: ${(timeWaitedMs / 1000).toFixed(1)} s`;
}
