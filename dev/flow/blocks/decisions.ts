import { type Action, shown } from '../content/content';
import { HOLD, INBOUND_AND_TRANSFER, TRANSFER, WHISPER } from '../content/flow-types';
import type { Effect, State } from '../context/context';
import { firstMet, lookUp, resolve, shownValue } from '../context/flow-data';
import { defineBlock, type ExternalInput, FAILS } from './define-block';
import { external } from './external';
import { isDynamic, must, oneOf, optional, reference, wholeNumber } from './parameters';

const QUEUED = [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'] as const;
const QUEUE_OR_AGENT = { QueueId: optional, AgentId: optional };

export const Compare = defineBlock({
  title: 'Check contact attributes',
  page: 'devguide/flow-control-actions-compare',
  group: 'check',
  detail: ({ ComparisonValue }) => (typeof ComparisonValue === 'string' ? ComparisonValue : ''),
  parameters: { ComparisonValue: must(reference) },
  errors: { NoMatchingCondition: 'required' },
  conditions: 'always',
  reportedRefusals: ({ Parameters: { ComparisonValue: compared }, Transitions: { Conditions } }) => [
    ...(compared === '$.External' || compared === '$.Attributes'
      ? [`compares ${compared} as a whole; public projects report that Connect refuses it`]
      : []),
    ...(Conditions.some(({ Condition: { Operands } }) => Operands.includes(''))
      ? ['has a condition with an empty operand; public projects report that Connect refuses it']
      : []),
  ],
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
  parameters: { HoursOfOperationId: optional },
  demands: (action) => operandProblems(action, ['True', 'False'], { all: true }),
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

/** What is wrong with the operands of conditions of which a page lists all. */
function operandProblems({ Transitions }: Action, listed: string[], { all = false } = {}): string[] {
  const given = Transitions.Conditions.flatMap(({ Condition }) => Condition.Operands.map(String));
  const missing = all && given.length > 0 ? listed.filter((one) => !given.includes(one)) : [];
  return [
    ...given
      .filter((one) => !listed.includes(one))
      .map((one) => `has a condition for "${one}"; there are ${listed.join(' and ')}`),
    ...missing.map((one) => `has no condition for "${one}"`),
  ];
}

export const CheckMetricData = defineBlock({
  title: 'Check staffing, or Check queue status',
  page: 'devguide/flow-control-actions-checkmetricdata',
  group: 'check',
  detail: ({ MetricType }) => (typeof MetricType === 'string' ? MetricType : ''),
  parameters: { MetricType: must(oneOf([...STAFFING_METRICS, ...QUEUE_METRICS])), ...QUEUE_OR_AGENT },
  mutuallyExclusive: ['QueueId', 'AgentId'],
  // Staffing is asked for as more than none.
  demands({ Parameters: { MetricType }, Transitions: { Conditions } }) {
    if (!STAFFING_METRICS.includes(MetricType as string)) return [];
    const isRight = Conditions.every(({ Condition }) => Condition.Operator === 'NumberGreaterThan');
    return isRight ? [] : [`has a condition other than NumberGreaterThan, the only one for ${MetricType}`];
  },
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
  parameters: { ...QUEUE_OR_AGENT, QueueChannel: optional },
  mutuallyExclusive: ['QueueId', 'AgentId'],
  errors: FAILS,
  leaves: ['Metrics'],
  ...external({
    section: 'metrics',
    asks: 'the metrics of the queue',
    resource: ({ QueueId, AgentId }) => QueueId ?? AgentId,
    reads: [['Metrics']],
    loads: ({ data = {} }) => ({ Metrics: data }),
  }),
});

export const DistributeByPercentage = defineBlock({
  title: 'Distribute by percentage',
  page: 'devguide/flow-control-actions-distributebypercentage',
  group: 'check',
  parameters: {},
  errors: { NoMatchingCondition: 'required' },
  conditions: 'always',
  flowTypes: [...QUEUED],
  conflictingDocs: { flowTypes: ['OUTBOUND_WHISPER'] },
  ...external({ section: 'blocks', asks: 'a number from 1 to 100', decides: () => true }),
});

/** The most turns of a Loop block (Amazon Connect Developer Guide, Loop). */
const MAX_TURNS = 100;

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
  demands(action) {
    const { LoopCount } = action.Parameters;
    const right = LoopCount === undefined || isDynamic(LoopCount) || wholeNumber(0, MAX_TURNS).accepts?.(LoopCount, {});
    return [
      ...(Object.keys(action.Parameters).length === 0 ? ['has no parameter LoopCount'] : []),
      ...(right ? [] : [`LoopCount was ${shown(LoopCount)}; it must be a whole number from 0 to ${MAX_TURNS}`]),
      ...operandProblems(action, ['ContinueLooping', 'DoneLooping']),
    ];
  },
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

export const Wait = defineBlock({
  title: 'Wait',
  page: 'devguide/flow-control-actions-wait',
  group: 'interact',
  detail: ({ TimeLimitSeconds }) => (TimeLimitSeconds === undefined ? '' : `${TimeLimitSeconds} s`),
  demands: ({ Parameters }) =>
    Object.keys(Parameters).length === 0 ? ['has neither TimeLimitSeconds nor Events, so it waits for nothing'] : [],
  reportedRefusals: ({ Parameters }) =>
    'TimeoutSeconds' in Parameters && !('TimeLimitSeconds' in Parameters)
      ? ['has TimeoutSeconds; public projects report that Connect knows TimeLimitSeconds only']
      : [],
  // The forms that wait for a Lambda function or continue while waiting have further parameters, which are not published.
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
