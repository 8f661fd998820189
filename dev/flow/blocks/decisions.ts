import type { Action } from '../content/content';
import { HOLD, INBOUND_AND_TRANSFER, TRANSFER, WHISPER } from '../content/flow-types';
import type { Effect, State } from '../context/context';
import { firstMet, lookUp, resolve, shownValue } from '../context/flow-data';
import { defineBlock, type ExternalInput, FAILS, QUEUE_OR_AGENT } from './define-block';
import { external, loads } from './external';
import { fixed, idOf, must, oneOf, optional, reference, wholeNumber } from './parameters';
import { HOURS } from './resources';

const QUEUED = [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'] as const;

export const Compare = defineBlock({
  title: 'Check contact attributes',
  page: 'devguide/flow-control-actions-compare',
  group: 'check',
  detail: ({ ComparisonValue }) => (typeof ComparisonValue === 'string' ? ComparisonValue : ''),
  parameters: { ComparisonValue: must(reference) },
  errors: { NoMatchingCondition: 'required' },
  conditions: 'always',
  reportedRefusals: ({ Transitions: { Conditions } }) =>
    Conditions.some(({ Condition: { Operands } }) => Operands.includes(''))
      ? ['has a condition with an empty operand']
      : [],
  strict: true,
  run(action, { data }) {
    const compared = action.Parameters.ComparisonValue as string;
    const value = lookUp(compared, data);
    const notes = [`${compared} is ${shownValue(compared, value)}`];
    const met = value === undefined ? undefined : firstMet(value, action, data);
    return { notes, branch: met ?? 'NoMatchingCondition' };
  },
});

export const CheckHoursOfOperation = defineBlock({
  title: 'Check hours of operation',
  page: 'devguide/flow-control-actions-checkhoursofoperation',
  group: 'check',
  parameters: { HoursOfOperationId: idOf(HOURS) },
  results: { operators: ['Equals'], values: ['True', 'False'], all: ['True', 'False'] },
  errors: FAILS,
  conditions: 'always',
  flowTypes: [...QUEUED],
  ...external({
    section: 'hours',
    asks: 'whether it is within hours',
    resource: ({ HoursOfOperationId }) => HoursOfOperationId,
    decides: () => true,
  }),
});

const STAFFING_METRICS = ['NumberOfAgentsAvailable', 'NumberOfAgentsStaffed', 'NumberOfAgentsOnline'];
const QUEUE_METRICS = ['OldestContactInQueueAgeSeconds', 'NumberOfContactsInQueue'];

const NUMBER_OPERATORS = [
  ...['Equals', 'NumberGreaterThan', 'NumberGreaterOrEqualTo', 'NumberLessThan', 'NumberLessOrEqualTo'],
];

export const CheckMetricData = defineBlock({
  title: 'Check staffing, or Check queue status',
  page: 'devguide/flow-control-actions-checkmetricdata',
  group: 'check',
  detail: ({ MetricType }) => (typeof MetricType === 'string' ? MetricType : ''),
  ...QUEUE_OR_AGENT,
  parameters: { ...QUEUE_OR_AGENT.parameters, MetricType: must(oneOf([...STAFFING_METRICS, ...QUEUE_METRICS])) },
  // Staffing is asked for as more than none.
  results: ({ MetricType }) =>
    STAFFING_METRICS.includes(MetricType as string)
      ? { operators: ['NumberGreaterThan'], values: ['0'] }
      : { operators: NUMBER_OPERATORS },
  errors: { ...FAILS, NoMatchingCondition: 'required' },
  conditions: 'always',
  flowTypes: [...QUEUED],
  ...external({
    section: 'metrics',
    asks: 'the value of the metric',
    resource: ({ MetricType }) => MetricType,
    decides: () => true,
  }),
});

export const GetMetricData = defineBlock({
  title: 'Get metrics',
  page: 'devguide/flow-control-actions-getmetricdata',
  group: 'check',
  ...QUEUE_OR_AGENT,
  parameters: { ...QUEUE_OR_AGENT.parameters, QueueChannel: optional },
  errors: FAILS,
  ...loads('Metrics', 'the metrics of the queue', {
    section: 'metrics',
    resource: ({ QueueId, AgentId }) => QueueId ?? AgentId,
  }),
});

export const DistributeByPercentage = defineBlock({
  title: 'Distribute by percentage',
  page: 'devguide/flow-control-actions-distributebypercentage',
  group: 'check',
  parameters: {},
  errors: { NoMatchingCondition: 'required' },
  conditions: 'always',
  results: { operators: ['NumberLessThan'] },
  demands({ Transitions: { Conditions } }) {
    const limits = Conditions.map(({ Condition: { Operands } }) => Number(Operands[0]));
    const isChain = limits.every((limit, index) => limit <= 100 && limit > (limits[index - 1] ?? 0));
    return isChain ? [] : ['has percentages that are not a growing chain up to 100'];
  },
  flowTypes: [...QUEUED],
  conflictingDocs: { flowTypes: ['OUTBOUND_WHISPER'] },
  ...external({ section: 'blocks', asks: 'a number from 1 to 100', decides: () => true }),
});

/** The most turns of a Loop block (Amazon Connect Developer Guide, Loop). */
const MAX_TURNS = 100;

const LOOP_RESULTS = ['ContinueLooping', 'DoneLooping'];

const LIST_LOOP: ExternalInput = {
  section: 'blocks',
  asks: 'whether the loop over a list continues, whose form is not published',
  decides: () => true,
  // A loop that counts asks nothing.
  unasked: ({ LoopCount }) => (LoopCount === undefined ? undefined : {}),
};

export const Loop = defineBlock({
  title: 'Loop',
  page: 'devguide/flow-control-actions-loop',
  group: 'interact',
  detail: ({ LoopCount }) => (LoopCount === undefined ? '' : `${LoopCount} times`),
  // A loop through an array has further parameters, which are not published.
  parameters: { LoopCount: wholeNumber(0, MAX_TURNS) },
  furtherParameters: true,
  demands: ({ Parameters }) => (Object.keys(Parameters).length === 0 ? ['has no parameter LoopCount'] : []),
  results: { operators: ['Equals'], values: LOOP_RESULTS, all: LOOP_RESULTS },
  errors: { NoMatchingError: 'optional' },
  conditions: 'always',
  leaves: ['Loop'],
  stub: LIST_LOOP,
  run: (action, state, override) =>
    'LoopCount' in action.Parameters ? countLoop(action, state) : external(LIST_LOOP).run(action, state, override),
});

/** Counts the turns of a Loop block: it continues so many times, is then done once, and begins anew. */
function countLoop({ Identifier, Parameters }: Action, { data, path, loops }: State): Effect {
  const given = resolve(String(Parameters.LoopCount), data);
  const turns = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!(turns <= MAX_TURNS)) {
    return { notes: [`LoopCount is not a whole number from 0 to ${MAX_TURNS}`], branch: 'NoMatchingError' };
  }
  const key = JSON.stringify([path.at(-1)?.flow, Identifier]);
  const turn = (loops.get(key) ?? 0) + 1;
  const done = turn > turns;
  loops.set(key, done ? 0 : turn);
  return done
    ? { notes: [`all ${turns} turns are over`], result: 'DoneLooping' }
    : { notes: [`turn ${turn} of ${turns}`], result: 'ContinueLooping' };
}

const SEVEN_DAYS_SECONDS = 604_800;

export const Wait = defineBlock({
  title: 'Wait',
  page: 'devguide/flow-control-actions-wait',
  group: 'interact',
  detail: ({ TimeLimitSeconds }) => (TimeLimitSeconds === undefined ? '' : `${TimeLimitSeconds} s`),
  // The forms that wait for a Lambda function or continue while waiting have further parameters, which are not published.
  parameters: {
    TimeLimitSeconds: wholeNumber(1, SEVEN_DAYS_SECONDS),
    TimeoutSeconds: wholeNumber(1, SEVEN_DAYS_SECONDS),
    Events: fixed,
  },
  furtherParameters: true,
  demands: ({ Parameters }) =>
    Object.keys(Parameters).length === 0 ? ['has neither TimeLimitSeconds nor Events, so it waits for nothing'] : [],
  results: ({ Events }) => ({
    operators: ['Equals'],
    all: ['WaitCompleted', ...(Array.isArray(Events) ? Events : [])],
  }),
  reportedRefusals: ({ Parameters }) =>
    'TimeoutSeconds' in Parameters && !('TimeLimitSeconds' in Parameters)
      ? ['has TimeoutSeconds, as its page writes it, and no TimeLimitSeconds']
      : [],
  errors: { ...FAILS, ParticipantNotFound: 'optional' },
  conditions: 'always',
  flowTypes: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'MODULE'],
  conflictingDocs: { flowTypes: [...TRANSFER, ...WHISPER, ...HOLD] },
  ...external({
    section: 'blocks',
    asks: 'what ends the waiting',
    decides: () => true,
    unasked: ({ Events }) => (Array.isArray(Events) && Events.length > 0 ? undefined : { result: 'WaitCompleted' }),
  }),
});
