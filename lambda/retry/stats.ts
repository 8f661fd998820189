import { OPERATIONS, type Operation } from '../contract/operations';

/** What a lookup did; the same stats are in its log line and in the message of its failure. */
export type LookupStats = {
  /** Pages that arrived. */
  pages: number;
  /** Cases whose status and other details arrived; absent when none was asked for. */
  statuses?: number;
  /** Requests sent, and how many of them Cases throttled, for each operation: each has its own quota. */
  requests: Record<Operation, { sent: number; throttled: number }>;
  /** Milliseconds spent waiting between attempts. */
  waitedMs: number;
  /** Whether it failed from memory, because the same lookup had just failed. */
  repeated?: boolean;
};

/** The stats of a lookup that has done nothing yet. */
export function emptyStats(): LookupStats {
  const none = () => ({ sent: 0, throttled: 0 });
  return { pages: 0, requests: { ListCasesForContact: none(), SearchCases: none(), GetCase: none() }, waitedMs: 0 };
}

/** Requests of all operations together, and how many of them Cases throttled. */
export function totalsOf({ requests }: LookupStats): { attempts: number; throttles: number } {
  const sum = (count: 'sent' | 'throttled') => OPERATIONS.reduce((total, each) => total + requests[each][count], 0);
  return { attempts: sum('sent'), throttles: sum('throttled') };
}

/** What a log line and the metrics say about one invocation. */
export type LookupReport = LookupStats & {
  /** The contact for which the flow ran; undefined when the event did not name one. */
  contactId: string | undefined;
  /** Whether a caller waited for the start of the execution environment. */
  coldStart: boolean;
  /** Milliseconds for which the flow's block waits, and for how many of them it would still have waited. */
  timeLimitMs: number;
  timeLeftMs: number;
};

/** The stats as they stand in an error message. */
export function describeStats(stats: LookupStats): string {
  const { pages, statuses, waitedMs } = stats;
  const { attempts, throttles } = totalsOf(stats);
  const statusesRead = statuses === undefined ? '' : `, statuses read: ${statuses}`;
  return `attempts: ${attempts}, of these throttled: ${throttles}, pages read: ${pages}${statusesRead}, waited: ${(waitedMs / 1000).toFixed(1)} s`;
}
