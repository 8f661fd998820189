import type { ErrorName } from '../contract/metrics';
import { describeStats, type LookupStats } from './stats';

/** How an attempt can fail. */
export type FailureKind = keyof typeof FAILURES;

/** Where a failed response came from, as far as it is known. It holds nothing of the response's body. */
export type ResponseOrigin = {
  status?: number | undefined;
  contentType?: string | undefined;
  /** The host that was asked. */
  host?: string | undefined;
  /** Whether it has the form of a response of Amazon Connect Cases. */
  isFromCases: boolean;
};

/** One attempt that failed. The adapter throws it, and the retry loop decides whether to try again. */
export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure';
  /** How long Cases asks to wait, in milliseconds. A hint that is not a finite time is ignored. */
  readonly retryAfterMs: number | undefined;
  readonly response: ResponseOrigin | undefined;

  constructor(
    readonly kind: FailureKind,
    /** The cause is what the SDK threw. */
    details: { retryAfterMs?: number | undefined; response?: ResponseOrigin | undefined; cause?: unknown } = {},
  ) {
    super(`The attempt failed: ${kind}`, { cause: details.cause });
    this.retryAfterMs = Number.isFinite(details.retryAfterMs) ? details.retryAfterMs : undefined;
    this.response = details.response;
  }

  /** Whether another attempt can succeed. */
  get retryable(): boolean {
    return FAILURES[this.kind].retryable;
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
  /** Where the last failed response came from. */
  readonly response: ResponseOrigin | undefined;

  constructor(
    kind: FailureKind,
    stats: LookupStats,
    details: { cause?: unknown; response?: ResponseOrigin | undefined; outOfTime?: boolean } = {},
  ) {
    const { name, happened, advice } = FAILURES[kind];
    const { cause, response, outOfTime = false } = details;
    super([`${happened} (${describeStats(stats)}).`, ...foreign(response), advice].join(' '), { cause });
    this.name = name;
    // Lambda's own log line of a failed invocation has the name of the error's class as its type.
    Object.defineProperty(this, 'constructor', { value: { name } });
    this.outOfTime = outOfTime;
    this.response = response;
  }
}

/** A sentence about a response that another server gave in the place of Cases. */
function foreign(response: ResponseOrigin | undefined): string[] {
  if (response === undefined || response.isFromCases) return [];
  const { status = 'none', contentType = 'none', host = 'unknown' } = response;
  return [
    `The response was not one of Amazon Connect Cases: status ${status}, content type ${contentType}, host ${host}.`,
  ];
}

type Failure = { retryable: boolean; name: ErrorName; happened: string; advice: string };

/** For each kind of failure: whether another attempt can succeed, and what the error that ends a lookup says. */
const FAILURES = {
  throttled: {
    retryable: true,
    name: 'CasesThrottledError',
    happened: 'Amazon Connect Cases throttled the lookup until its time was over',
    advice:
      "Raise the account's request rate for ListCasesForContact (Service Quotas, Amazon Connect Cases; 2 a second by default), and those for SearchCases and GetCase if flows ask for details of cases or for the cases of a customer, or look up cases in fewer flows.",
  },
  unavailable: {
    retryable: true,
    name: 'CasesUnavailableError',
    happened: 'Amazon Connect Cases returned server errors until the time was over',
    advice: 'Check the AWS Health Dashboard for Amazon Connect Cases in this Region. No action is needed on your side.',
  },
  unreachable: {
    retryable: true,
    name: 'CasesUnreachableError',
    happened: 'The connection to Amazon Connect Cases failed',
    advice:
      "Check that Cases exists in the function's Region. If the function is in a VPC, check that it can reach the Cases endpoint.",
  },
  timedOut: {
    retryable: true,
    name: 'LookupTimedOutError',
    happened: "The flow block's time was over before Amazon Connect Cases had answered every request",
    advice:
      'Cases was slow, or the contact has more cases than can be read in that time. Check the AWS Health Dashboard. If the block waits less than 8 s, raise its time limit and flowTimeLimit together; if it is asynchronous and waits less than 60 s, raise its time limit and timeLimit.',
  },
  clockSkewed: {
    retryable: true,
    name: 'CasesAccessDeniedError',
    happened: "Amazon Connect Cases refused the signature because the function's clock is wrong",
    advice: 'The function corrects its clock after the first refusal. If this goes on, report it to AWS Support.',
  },
  untrusted: {
    retryable: false,
    name: 'CasesUnreachableError',
    happened: 'The certificate of the server at the address of Amazon Connect Cases is not trusted',
    advice: "The cause in the function's log says why. Check proxies, VPC endpoints and AWS_ENDPOINT_URL settings.",
  },
  denied: {
    retryable: false,
    name: 'CasesAccessDeniedError',
    happened: 'Amazon Connect Cases denied access',
    advice:
      "Check that casesDomainId is the domain of the contact's instance and deploy again: the function's role may only call cases:ListCasesForContact, with caseDetails cases:SearchCases and cases:GetCase, and with customerLookup cases:SearchCases, on that one domain. A service control policy can also deny access.",
  },
  withoutCredentials: {
    retryable: false,
    name: 'CasesAccessDeniedError',
    happened: "The credentials of the function's role are missing or have expired",
    advice:
      "Lambda sets them when it starts the function. Remove AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN from the function's environment if they were set there, and deploy again: that starts the function anew.",
  },
  notFound: {
    retryable: false,
    name: 'CasesNotFoundError',
    happened: 'Amazon Connect Cases does not know the domain or the contact',
    advice:
      "Check that casesDomainId is the domain of the contact's instance (aws connect list-integration-associations --instance-id INSTANCE_ID --integration-type CASES_DOMAIN) and deploy again.",
  },
  invalidRequest: {
    retryable: false,
    name: 'CasesInvalidRequestError',
    happened: 'Amazon Connect Cases refused the request as invalid',
    advice:
      "The cause in the function's log names the invalid member. Check casesDomainId, the setting fields and the event that the flow sends.",
  },
  malformedAnswer: {
    retryable: false,
    name: 'CasesMalformedAnswerError',
    happened: 'The response was not a valid response of Amazon Connect Cases',
    advice:
      'Something between the function and Cases may answer in its place: check proxies, VPC endpoints and AWS_ENDPOINT_URL settings.',
  },
  contradictoryAnswer: {
    retryable: false,
    name: 'CasesMalformedAnswerError',
    happened: 'Amazon Connect Cases contradicted itself',
    advice: "The cause in the function's log says how. Report it to AWS Support. An answer would have been a guess.",
  },
  statusUnknown: {
    retryable: false,
    name: 'CaseStatusUnknownError',
    happened: 'Amazon Connect Cases returned a case without a status',
    advice:
      'Look up the cases of the contact or the customer in the agent workspace and give each a status. Until then, flows can only ask for the status any.',
  },
  endlessPages: {
    retryable: false,
    name: 'CasesEndlessPagesError',
    happened: 'Amazon Connect Cases returned further pages without end',
    advice: 'Report it to AWS Support. An answer would have been a guess.',
  },
} satisfies Record<string, Failure>;
