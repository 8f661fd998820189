import type { ErrorName } from '../contract/metrics';
import { describeStats, type LookupStats } from './stats';

/** How an attempt can fail, in the words of the person who has to fix it. */
export type FailureKind =
  | 'throttled'
  | 'unavailable'
  | 'unreachable'
  | 'timedOut'
  | 'denied'
  | 'withoutCredentials'
  | 'notFound'
  | 'invalidRequest'
  | 'malformedAnswer'
  | 'endlessPages'
  | 'statusUnknown';

/** One attempt that failed. The adapter throws it, and the retry loop decides whether to try again. */
export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure';
  /** Whether another attempt can succeed. */
  readonly retryable: boolean;
  /** How long Cases asks to wait, in milliseconds. A hint that is not a finite time is ignored. */
  readonly retryAfterMs: number | undefined;

  constructor(
    readonly kind: FailureKind,
    /** The cause is what the SDK threw. */
    details: { retryable: boolean; retryAfterMs?: number | undefined; cause?: unknown },
  ) {
    super(`The attempt failed: ${kind}`, { cause: details.cause });
    this.retryable = details.retryable;
    this.retryAfterMs = Number.isFinite(details.retryAfterMs) ? details.retryAfterMs : undefined;
  }
}

/**
 * A lookup that ended without an answer. The function's caller sees its name as the error type. Its message tells an
 * operator what to do, its cause keeps what the SDK threw.
 */
export class LookupError extends Error {
  override readonly name: ErrorName;
  /** Whether only time was missing; cases that are known by then may be returned as a partial answer. */
  readonly outOfTime: boolean;

  constructor(
    kind: FailureKind,
    readonly stats: LookupStats,
    { cause, outOfTime = false }: { cause?: unknown; outOfTime?: boolean } = {},
  ) {
    const { name, happened, advice } = FAILURES[kind];
    super(`${happened} (${describeStats(stats)}). ${advice}`, { cause });
    this.name = name;
    this.outOfTime = outOfTime;
  }
}

const FAILURES: Record<FailureKind, { name: ErrorName; happened: string; advice: string }> = {
  throttled: {
    name: 'CasesThrottledError',
    happened: 'Amazon Connect Cases throttled the lookup until its time was over',
    advice:
      "Raise the account's request rate for ListCasesForContact (Service Quotas, Amazon Connect Cases; 2 a second by default), and those for SearchCases and GetCase if flows ask for details of cases, or look up cases in fewer flows.",
  },
  unavailable: {
    name: 'CasesUnavailableError',
    happened: 'Amazon Connect Cases answered with a server error until the time was over',
    advice: 'Check the AWS Health Dashboard for Amazon Connect Cases in this Region. No action is needed on your side.',
  },
  unreachable: {
    name: 'CasesUnreachableError',
    happened: 'The connection to Amazon Connect Cases failed',
    advice:
      "Check that Cases exists in the function's Region. If the function is in a VPC, check that it can reach the Cases endpoint.",
  },
  timedOut: {
    name: 'LookupTimedOutError',
    happened: "The lookup ran out of the flow block's time",
    advice:
      "Raise the block's time limit and flowTimeLimit together, up to 8 s; an asynchronous block can wait up to 60 s and says so with timeLimit. If there is no more to raise, Cases was slow, or the contact has more pages of cases than the quota allows in that time.",
  },
  denied: {
    name: 'CasesAccessDeniedError',
    happened: 'Amazon Connect Cases denied access',
    advice:
      "Check that casesDomainId is the domain of the contact's instance and deploy again: the function's role may only call cases:ListCasesForContact, and with caseDetails cases:SearchCases and cases:GetCase, on that one domain. A service control policy can also deny access.",
  },
  withoutCredentials: {
    name: 'CasesAccessDeniedError',
    happened: "The credentials of the function's role are missing or have expired",
    advice:
      "Lambda sets them when it starts the function. Remove AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN from the function's environment if they were set there, and deploy again: that starts the function anew.",
  },
  notFound: {
    name: 'CasesNotFoundError',
    happened: 'Amazon Connect Cases does not know the domain or the contact',
    advice:
      "Check that casesDomainId is the domain of the contact's instance (aws connect list-integration-associations --integration-type CASES_DOMAIN) and deploy again.",
  },
  invalidRequest: {
    name: 'CasesInvalidRequestError',
    happened: 'Amazon Connect Cases refused the request as invalid',
    advice:
      "The cause in the function's log names the invalid member. Check casesDomainId and the event that the flow sends.",
  },
  malformedAnswer: {
    name: 'CasesMalformedAnswerError',
    happened: 'The response was not a valid response of Amazon Connect Cases',
    advice:
      'Something between the function and Cases may answer in its place: check proxies, VPC endpoints and AWS_ENDPOINT_URL settings.',
  },
  statusUnknown: {
    name: 'CaseStatusUnknownError',
    happened: 'Amazon Connect Cases returned a case without a status',
    advice:
      "Look up the contact's cases in the agent workspace and give each a status. Until then, flows can only ask for the status any.",
  },
  endlessPages: {
    name: 'CasesEndlessPagesError',
    happened: 'Amazon Connect Cases returned further pages without end',
    advice: 'Report it to AWS Support with the request id from the log. An answer would have been a guess.',
  },
};
