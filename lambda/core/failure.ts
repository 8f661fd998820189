import { describeFigures, type LookupFigures } from './figures';

/** How an attempt to read a page can fail, in the words of the person who has to mend it. */
export type FailureKind =
  | 'throttled'
  | 'unavailable'
  | 'unreachable'
  | 'timedOut'
  | 'denied'
  | 'notFound'
  | 'invalidRequest'
  | 'malformedAnswer'
  | 'endlessPages'
  | 'statusUnknown';

/** One attempt that brought no page. Whoever speaks to Cases throws it; the retry loop decides what becomes of it. */
export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure';
  /** Whether asking again can help. */
  readonly retryable: boolean;
  /** How long Cases asks to be left alone, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(
    readonly kind: FailureKind,
    /** The cause is what the SDK threw. */
    details: { retryable: boolean; retryAfter?: number | undefined; cause?: unknown },
  ) {
    super(`The attempt failed: ${kind}`, { cause: details.cause });
    this.retryable = details.retryable;
    this.retryAfter = details.retryAfter;
  }
}

/**
 * A lookup that ended without an answer. Its name is what the function's caller sees as the error type, its message
 * says what an operator should do, its cause keeps what the SDK threw.
 */
export class LookupError extends Error {
  override readonly name: string;
  /** Whether it was only time that was missing; what is known by then may be used as a part of an answer. */
  readonly outOfTime: boolean;

  constructor(
    kind: FailureKind,
    readonly figures: LookupFigures,
    { cause, outOfTime = false }: { cause?: unknown; outOfTime?: boolean } = {},
  ) {
    const { name, happened, advice } = FAILURES[kind];
    super(`${happened} (${describeFigures(figures)}). ${advice}`, { cause });
    this.name = name;
    this.outOfTime = outOfTime;
  }
}

const FAILURES: Record<FailureKind, { name: string; happened: string; advice: string }> = {
  throttled: {
    name: 'CasesThrottledError',
    happened: 'Amazon Connect Cases throttled the lookup until its time was over',
    advice:
      "Raise the account's request rate for ListCasesForContact (Service Quotas, Amazon Connect Cases; 2 a second by default), and where flows ask for details of cases those for SearchCases and GetCase, or look cases up in fewer flows.",
  },
  unavailable: {
    name: 'CasesUnavailableError',
    happened: 'Amazon Connect Cases answered with a server error until the time was over',
    advice: 'Look at the AWS Health Dashboard for Amazon Connect Cases in this Region; nothing here needs mending.',
  },
  unreachable: {
    name: 'CasesUnreachableError',
    happened: 'Amazon Connect Cases could not be reached',
    advice:
      "Check that Cases exists in the function's Region and, if the function was put into a VPC, that it has a way out to the Cases endpoint.",
  },
  timedOut: {
    name: 'LookupTimedOutError',
    happened: "The lookup ran out of the flow block's time",
    advice:
      "Raise the block's time limit and flowTimeLimit together (8 s is the most); if both stand at 8 s, Cases was slow or the contact has more pages of cases than the quota serves in that time.",
  },
  denied: {
    name: 'CasesAccessDeniedError',
    happened: 'Amazon Connect Cases denied access',
    advice:
      "Check that casesDomainId is the domain of the contact's instance and deploy again: the function's role may only call cases:ListCasesForContact, and with caseDetails cases:SearchCases and cases:GetCase, on that one domain. A service control policy can deny it too.",
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
    advice: "The cause in the function's log says which part; check casesDomainId and the event that the flow sends.",
  },
  malformedAnswer: {
    name: 'CasesMalformedAnswerError',
    happened: 'The answer was not one of Amazon Connect Cases',
    advice:
      'Something between the function and Cases answers in its place: check proxies, VPC endpoints and AWS_ENDPOINT_URL settings.',
  },
  statusUnknown: {
    name: 'CaseStatusUnknownError',
    happened: 'Amazon Connect Cases gave a case without a status',
    advice:
      'Look at the cases of the contact in the agent workspace and give each a status; until then a flow can only ask for the status any.',
  },
  endlessPages: {
    name: 'CasesEndlessPagesError',
    happened: 'Amazon Connect Cases went on offering further pages without an end',
    advice: 'Report it to AWS Support with the request id in the log; an answer would have been a guess.',
  },
};
