import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { type Answer, domainNotFound, errorAnswer, jsonAnswer, throttled } from './answer';
import type { CasesByContact } from './cases';
import { readFaultScript } from './fault-script';
import { getCase } from './get-case';
import { listCasesForContact } from './list-cases';
import { type Facts, type Operation, partsOf, type Refusal, type Step } from './operation';
import { createTokenBucket, type OperationName, type Quotas, type TokenBucket } from './quotas';
import { searchCases } from './search-cases';
import { createSearchIndex } from './search-index';
import { refuseSignature } from './signature';

/** An HTTP request; its body is undefined if it is larger than any valid request. */
type Call = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer | undefined };

type Outcome = Facts & {
  /** `ok`, `throttle`, the name of a fault or the type of an error. */
  outcome: string;
  /** How many cases the answer holds. */
  cases?: number | undefined;
};

type Answered = Outcome & { answer: Answer };
type Disconnected = Outcome & { disconnect: (socket: Socket) => void };
type Decision = (Answered | Disconnected) & {
  /** The operation that was called; undefined for a path that is not emulated. */
  operation: OperationName | undefined;
  /** The tokens that are left of the operation's quota. */
  tokensLeft: number;
};

/** What the emulator does, with no HTTP connection in sight: its data, quotas and faults. */
export type Service = {
  decide(call: Call): Decision;
  /** @throws FaultScriptError */
  play(faults: string): void;
  refillQuota(): void;
};

/** @throws FaultScriptError */
export function createService(options: {
  domainId: string;
  cases: CasesByContact;
  quotas: Quotas;
  search: { lag: number; refuses: boolean };
  faults: string;
  /** The clock, in milliseconds. */
  now: () => number;
}): Service {
  const { cases, quotas, search, now } = options;
  const index = createSearchIndex(cases, { lag: search.lag, now });
  const operations = [listCasesForContact(cases), searchCases(index, search), getCase(cases)] as AnyOperation[];
  const fullBuckets = () => operations.map(({ name }) => createTokenBucket({ ...quotas[name], now }));
  let buckets = fullBuckets();
  let script = readFaultScript(options.faults);

  function decide(call: Call): Decision {
    index.observe();
    const called = operations.findIndex((operation) => call.method === 'POST' && partsOf(operation, call.path));
    const bucket = buckets[Math.max(0, called)] as TokenBucket;
    const outcome = answerAny(call, operations[called], bucket);
    return { ...outcome, operation: operations[called]?.name, tokensLeft: bucket.level() };
  }

  /** No request may end the emulator, not even one that is nested too deeply to be compared. */
  function answerAny(...called: Parameters<typeof answer>): Answered | Disconnected {
    try {
      return answer(...called);
    } catch (error) {
      return refused(errorAnswer('NotEmulatedException', `The emulator cannot answer this request: ${error}.`));
    }
  }

  function answer(call: Call, operation: AnyOperation | undefined, bucket: TokenBucket): Answered | Disconnected {
    const { method, path, headers, body } = call;
    if (operation === undefined) return refused(notEmulated(method, path));
    if (body === undefined) return refused(errorAnswer('RequestEntityTooLargeException', 'The body is too large.'));
    const refusal = refuseSignature(headers);
    if (refusal) return refused(refusal);

    const [domainId = '', ...others] = partsOf(operation, path) as string[];
    const request = operation.read([domainId, ...others], body);
    const facts = 'refusal' in request ? {} : operation.facts(request);
    return { ...facts, ...meet(script.next(), domainId, (step) => serve(step, operation, request, bucket)) };
  }

  function serve(
    step: Step,
    operation: AnyOperation,
    request: { domainId: string } | Refusal,
    bucket: TokenBucket,
  ): Answered {
    // Whether the service's quota counts a request that it then refuses is not published; here it does.
    if (!bucket.take()) return { answer: throttled(), outcome: 'throttle' };
    if ('refusal' in request) return refused(request.refusal);
    if (request.domainId !== options.domainId) return refused(domainNotFound(request.domainId));
    const served = operation.serve(request, step);
    if ('refusal' in served) return refused(served.refusal);
    return { answer: jsonAnswer(served.body), outcome: step.name, cases: served.cases };
  }

  function notEmulated(method: string, path: string): Answer {
    const paths = operations.map(({ path }) => `POST ${path}`).join(', ');
    return errorAnswer('NotEmulatedException', `${method} ${path} is not emulated. Emulated are ${paths}.`);
  }

  return {
    decide,
    play(faults) {
      script = readFaultScript(faults);
    },
    refillQuota() {
      buckets = fullBuckets();
    },
  };
}

type AnyOperation = Operation<{ domainId: string }>;

/** Lets a request meet a step of the script, and beyond it the service. */
function meet(step: Step, domainId: string, serve: (step: Step) => Answered): Answered | Disconnected {
  const { name, fault, argument } = step;
  if ('disconnect' in fault) return { disconnect: fault.disconnect, outcome: name };
  if ('instead' in fault) return { answer: fault.instead(argument, domainId), outcome: name };
  const served = serve(step);
  return 'alter' in fault ? { ...served, answer: fault.alter(served.answer, argument ?? 0) } : served;
}

function refused(answer: Answer): Answered {
  return { answer, outcome: answer.errorType ?? String(answer.status) };
}
