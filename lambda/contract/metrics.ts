import type { Operation } from './operations';

/** The namespace of the function's metrics. Their only dimension, `service`, is the function's name. */
export const METRICS_NAMESPACE = 'ConnectCaseLookup';

/** The names of the errors that end a lookup. The flow's log, the log line and a metric have the same name. */
export const ERROR_NAMES = [
  'CasesThrottledError',
  'CasesUnavailableError',
  'CasesUnreachableError',
  'LookupTimedOutError',
  'CasesAccessDeniedError',
  'CasesNotFoundError',
  'CasesInvalidRequestError',
  'CasesMalformedAnswerError',
  'CasesEndlessPagesError',
  'CaseStatusUnknownError',
  'InvalidContactEventError',
] as const;
export type ErrorName = (typeof ERROR_NAMES)[number];

/**
 * What a lookup counts and measures, by the names in the log line. Requests count when they are sent: one whose
 * connection fails counts too, although Cases, and its quota, may never see it.
 */
export type StatField =
  | 'pages'
  | 'casesFound'
  | 'requests'
  | 'throttledRequests'
  | `${Uncapitalize<Operation>}Requests`
  | `${Uncapitalize<Operation>}ThrottledRequests`
  | 'timeWaitedMs'
  | 'timeLeftMs';

/** The fields of a log line that this function writes; the logger adds those of Lambda. */
export type LogField =
  | StatField
  /** The contact for which the flow ran, and the contact whose cases were found. */
  | 'contactId'
  | 'answeredFor'
  /** Whether the cases are those of the contact or of the customer. */
  | 'foundBy'
  | 'complete'
  | 'detailsRead'
  | 'timeLimitMs'
  | 'repeated'
  | 'errorName'
  | 'cause'
  | 'stack';

/** A log line without its message. */
export type LogLine = { [field in LogField]?: unknown };

/** The metric of a field: the same word with a capital letter. A metric has its unit beside the name, not in it. */
export type MetricOf<Field extends string> = Field extends `${infer Time}Ms` ? Capitalize<Time> : Capitalize<Field>;

/** The metrics that the function publishes itself. Those that are not stats count invocations and searches. */
export type LookupMetric =
  | MetricOf<StatField>
  /** The share of the block's time limit that an answer took, in percent. */
  | 'TimeUsed'
  | 'Lookups'
  | 'RepeatedInvocations'
  | 'ColdStarts'
  | 'RefusedSearches'
  | ErrorName;

/** Finds the name of a field's metric. */
export function metricOf<Field extends string>(field: Field): MetricOf<Field> {
  const name = field.replace(/Ms$/, '');
  return (name.charAt(0).toUpperCase() + name.slice(1)) as MetricOf<Field>;
}

/** The beginning of the names of the fields that count an operation's requests. */
export function uncapitalized<Name extends string>(name: Name): Uncapitalize<Name> {
  return (name.charAt(0).toLowerCase() + name.slice(1)) as Uncapitalize<Name>;
}
