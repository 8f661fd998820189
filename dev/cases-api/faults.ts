import { html, page, serviceError } from './answer';
import type { Call } from './call';
import { THROTTLING_MESSAGE } from './service';

type Fault = {
  does: string;
  /** What the number after the colon is; a fault with a default works without. */
  argument?: { name: string; default?: number };
  play(call: Call, argument: number): void;
};

const NO_RETRY_AFTER = Number.NaN;
const retryAfter = (seconds: number) => (Number.isNaN(seconds) ? {} : { retryAfter: seconds });
const RETRY_AFTER = { name: 'SECONDS', default: NO_RETRY_AFTER };

let fresh = 0;
const freshCase = () => ({ caseId: `endless-case-${++fresh}`, templateId: 'endless-template' });

/** Every fault that a script can name. Those that answer in the service's place take no token of the quota. */
export const FAULTS: Record<string, Fault> = {
  ok: { does: 'answers as the service does', play: (call) => call.send(call.serve()) },
  throttle: {
    does: 'refuses for want of quota',
    argument: RETRY_AFTER,
    play: (call, seconds) =>
      call.send(serviceError(429, 'ThrottlingException', THROTTLING_MESSAGE, retryAfter(seconds))),
  },
  500: {
    does: 'fails inside the service',
    argument: RETRY_AFTER,
    play: (call, seconds) =>
      call.send(serviceError(500, 'InternalServerException', 'The service failed', retryAfter(seconds))),
  },
  503: { does: 'fails in front of the service, with HTML', play: (call) => call.send(html(503)) },
  400: {
    does: 'refuses the request as invalid',
    play: (call) => call.send(serviceError(400, 'ValidationException', 'The request is not valid')),
  },
  403: {
    does: 'denies access',
    play: (call) =>
      call.send(serviceError(403, 'AccessDeniedException', 'Not authorized to perform cases:ListCasesForContact')),
  },
  404: {
    does: 'does not know the domain',
    play: (call) =>
      call.send(
        serviceError(404, 'ResourceNotFoundException', 'The domain was not found', {
          resourceId: 'scripted',
          resourceType: 'Domain',
        }),
      ),
  },
  'expired-token': {
    does: "refuses the caller's credentials as expired",
    play: (call) => call.send(serviceError(403, 'ExpiredTokenException', 'The security token has expired')),
  },
  hang: { does: 'accepts the request and never answers', play: (call) => call.hang() },
  reset: { does: 'resets the connection before an answer', play: (call) => call.reset() },
  truncate: { does: 'cuts the connection in the middle of an answer', play: (call) => call.sendHalf(call.serve()) },
  'html-throttle': { does: 'refuses for want of quota, with HTML', play: (call) => call.send(html(429)) },
  'not-json': { does: 'answers 200 with HTML', play: (call) => call.send(html(200)) },
  empty: {
    does: 'answers 200 with an empty body',
    play: (call) => call.send({ status: 200, body: '', outcome: 'empty' }),
  },
  'wrong-shape': {
    does: 'answers 200 with JSON of another shape',
    play: (call) => call.send({ ...page({ cases: [{ id: 1 }, null, 'case'] }), outcome: 'wrong-shape' }),
  },
  slow: {
    does: 'waits, then answers as the service does',
    argument: { name: 'MS' },
    play: (call, pause) => call.after(pause, () => call.send(call.serve())),
  },
  drip: {
    does: 'answers as the service does, byte by byte with a pause before each',
    argument: { name: 'MS' },
    play: (call, pause) => call.drip(call.serve(), pause),
  },
  huge: {
    does: 'answers as the service does, with so many megabytes beside the cases',
    argument: { name: 'MB' },
    play: (call, megabytes) => {
      const answer = call.serve();
      const padding = 'x'.repeat(megabytes * 1024 * 1024);
      call.send({ ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), padding }) });
    },
  },
  'null-token': {
    does: 'answers a last page whose token is null',
    play: (call) => call.send(page({ cases: [freshCase()], nextToken: null })),
  },
  'same-token': {
    does: 'answers a page whose token is that of the request',
    play: (call) => call.send(page({ cases: [freshCase()], nextToken: call.nextToken || 'the-same-token' })),
  },
  endless: {
    does: 'answers a page with a new case and a new token',
    play: (call) => call.send(page({ cases: [freshCase()], nextToken: `token-${fresh}` })),
  },
};

type Step = { fault: string; argument: number; times: number };

/** A script of faults: each request plays the next step; after the last the service is well. */
export type FaultScript = { play(call: Call): void };

const STEP = /^(?<fault>[\w-]+)(?::(?<argument>\d+(?:\.\d+)?))?(?<repeat>\*(?<times>\d*))?$/;

/**
 * Reads a script such as `throttle,slow:800,500*3,hang*`: a fault, its argument after a colon, and how often after a
 * star, for ever without a number.
 *
 * @throws Error that names the step which cannot be read.
 */
export function parseFaults(script: string): FaultScript {
  const steps = script.trim() === '' ? [] : script.split(',').map((step) => parseStep(step.trim()));
  return {
    play(call) {
      const step = steps[0];
      if (step !== undefined && --step.times === 0) steps.shift();
      const { fault, argument } = step ?? { fault: 'ok', argument: Number.NaN };
      FAULTS[fault]!.play(call, argument);
    },
  };
}

function parseStep(step: string): Step {
  const { fault = '', argument, repeat, times } = STEP.exec(step)?.groups ?? {};
  const known = Object.hasOwn(FAULTS, fault) ? FAULTS[fault] : undefined;
  if (known === undefined) {
    throw new Error(`"${step}" is no fault; there are: ${Object.keys(FAULTS).join(', ')}`);
  }
  if (argument !== undefined && known.argument === undefined) throw new Error(`"${step}": ${fault} takes no argument`);
  const value = argument === undefined ? known.argument?.default : Number(argument);
  if (known.argument !== undefined && value === undefined) {
    throw new Error(`"${step}" lacks its argument: ${fault}:${known.argument.name}`);
  }
  if (repeat !== undefined && times === '0') throw new Error(`"${step}": a fault cannot happen 0 times`);
  return {
    fault,
    argument: value ?? Number.NaN,
    times: repeat === undefined ? 1 : times === '' ? Number.POSITIVE_INFINITY : Number(times),
  };
}
