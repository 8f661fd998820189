/** What a lookup did; the same figures are in its log line and in the message of its failure. */
export type LookupFigures = {
  /** Pages that arrived. */
  pages: number;
  /** Statuses of cases that arrived; absent when none was asked for. */
  statuses?: number;
  /** Requests sent. */
  attempts: number;
  /** Requests that Cases throttled. */
  throttles: number;
  /** Milliseconds spent waiting between attempts. */
  waited: number;
  /** Whether it failed from memory, because the same lookup had just failed. */
  repeated?: boolean;
};

/** What a log line and the metrics say about one invocation. */
export type LookupReport = LookupFigures & {
  /** The contact for which the flow ran; undefined when the event did not name one. */
  contactId: string | undefined;
  /** Whether a caller waited for the start of the sandbox. */
  coldStart: boolean;
  /** Milliseconds for which the flow's block would still have waited. */
  timeLeft: number;
};

/** The figures as they stand in an error message. */
export function describeFigures({ pages, statuses, attempts, throttles, waited }: LookupFigures): string {
  const statusesRead = statuses === undefined ? '' : `, statuses read: ${statuses}`;
  return `attempts: ${attempts}, of these throttled: ${throttles}, pages read: ${pages}${statusesRead}, waited: ${(waited / 1000).toFixed(1)} s`;
}
