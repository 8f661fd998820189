import { CallError, CallTimeoutError } from './supervise';

/** AWS answered something that the doctor cannot read; the message is a whole sentence. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
}

/** Why something could not be checked, for the person who can change that: one sentence and no stack trace. */
export function explain(error: unknown): string {
  const action = error instanceof CallError ? error.action : undefined;
  const { name, message } = rootOf(error);
  if (error instanceof AnswerError) return message;
  const known = EXPLANATIONS.find(({ names, text }) => names?.includes(name) || text?.test(message));
  if (known !== undefined) return known.say({ action, message });
  return `${action ?? 'the check'} failed: ${oneLine(`${name}: ${message}`)}`;
}

type Explanation = {
  /** What the error is called, by one of the services or the SDK. */
  names?: string[];
  /** What its message says, where services call it differently. */
  text?: RegExp;
  say(failure: { action: string | undefined; message: string }): string;
};

const SIGN_IN = 'sign in again and run the command once more';

/** From the most particular to the most general: the first that fits is said. */
const EXPLANATIONS: Explanation[] = [
  {
    text: /sso session|aws sso login/i,
    say: () =>
      'the IAM Identity Center session is missing or has expired; run aws sso login, with --profile where you give one',
  },
  {
    names: ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'],
    text: /token[^.]* (has |is )?expired|expired token/i,
    say: () => `the credentials have expired; ${SIGN_IN}`,
  },
  {
    names: ['InvalidClientTokenId', 'UnrecognizedClientException', 'InvalidAccessKeyId'],
    say: () => `AWS does not know these credentials; ${SIGN_IN}`,
  },
  {
    names: ['SignatureDoesNotMatch', 'InvalidSignatureException', 'IncompleteSignature'],
    say: () =>
      "AWS refuses the request's signature; check that the secret access key is complete and that this machine's clock is right",
  },
  {
    names: ['AccessDenied', 'AccessDeniedException', 'AuthorizationError', 'UnauthorizedOperation'],
    text: /is not authorized to perform/,
    say: ({ action, message }) => `${deniedAction(message) ?? action} is not allowed${denier(message)}`,
  },
  {
    names: ['CredentialsProviderError', 'TokenProviderError'],
    say: () =>
      'there are no AWS credentials; sign in, or give the --profile that has them (aws configure list-profiles shows which there are)',
  },
  {
    text: /region is missing/i,
    say: () => 'no Region is set; give --region, the Region of the Connect instance',
  },
  {
    names: [
      'Throttling',
      'ThrottlingException',
      'TooManyRequestsException',
      'RequestLimitExceeded',
      'LimitExceededException',
    ],
    text: /rate exceeded/i,
    say: ({ action }) => `AWS throttled ${action}, even after retries; try again in a minute`,
  },
  {
    text: /XML parse error|is not valid JSON/,
    say: ({ action = 'a call' }) => `${action} got an answer that is not from AWS; check proxies and AWS_ENDPOINT_URL`,
  },
  {
    names: ['TypeError', 'RangeError'],
    // Outside of a call these are defects of this program, and are shown as they are.
    say: ({ action, message }) =>
      action === undefined
        ? `the check failed: ${oneLine(message)}`
        : `${action} got an answer in a form that AWS does not publish; check proxies and AWS_ENDPOINT_URL`,
  },
  // Their messages are whole sentences.
  { names: ['ConfigurationError', 'FlowFormError'], say: ({ message }) => oneLine(message.trim()) },
  { names: ['CallTimeoutError'], say: ({ action, message }) => `${action} ${message}` },
  {
    text: /ENOTFOUND|EAI_AGAIN/,
    say: ({ action, message }) =>
      `${action} could not be reached: the host ${/ENOTFOUND (\S+)/.exec(message)?.[1] ?? 'of the service'} is not known; check --region and the network`,
  },
  {
    text: /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|socket hang up|certificate/i,
    say: ({ action, message }) => `${action} could not be reached: there is no connection (${oneLine(message)})`,
  },
];

/** The error that the SDK threw, and for a list of failed connection attempts the first of them. */
function rootOf(error: unknown): { name: string; message: string } {
  const thrown = error instanceof CallError ? error.cause : error;
  if (thrown instanceof CallTimeoutError) return thrown;
  const { name = 'Error', message = String(thrown), errors } = thrown as Error & { errors?: Error[] };
  return errors?.[0] ? { name, message: errors[0].message } : { name, message };
}

function deniedAction(message: string): string | undefined {
  return /not authorized to perform:? (\w+:\w+)/.exec(message)?.[1];
}

function denier(message: string): string {
  const by = /explicit deny in an? ([\w -]+?)(?: policy)?(?:$|[.:])/.exec(message)?.[1];
  return by === undefined ? '' : ` (explicit deny, ${by} policy)`;
}

function oneLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 200 ? `${line.slice(0, 197)}...` : line;
}

/** Whether a call failed with an error of this name. */
export function causeNamed(error: unknown, name: string): boolean {
  return error instanceof CallError && (error.cause as Error).name === name;
}
