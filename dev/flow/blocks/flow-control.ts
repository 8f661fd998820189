import { allBut, HOLD, INBOUND_AND_TRANSFER, TRANSFER, WHISPER } from '../content/flow-types';
import { type BlockType, FAILS } from './block-type';

const QUEUED = { standsIn: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'] } satisfies Partial<BlockType>;

/** Flow control actions: https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions.html */
export const FLOW_CONTROL_BLOCKS: Record<string, BlockType> = {
  CheckHoursOfOperation: {
    title: 'Check hours of operation',
    page: 'devguide/flow-control-actions-checkhoursofoperation',
    parameters: { HoursOfOperationId: 'optional' },
    errors: FAILS,
    conditions: 'always',
    ...QUEUED,
  },
  CheckMetricData: {
    title: 'Check staffing, or Check queue status',
    page: 'devguide/flow-control-actions-checkmetricdata',
    parameters: { MetricType: 'needed', QueueId: 'optional', AgentId: 'optional' },
    atMostOneOf: ['QueueId', 'AgentId'],
    errors: { ...FAILS, NoMatchingCondition: 'optional' },
    conditions: 'always',
    ...QUEUED,
  },
  CheckOutboundCallStatus: {
    title: 'Check call progress',
    page: 'devguide/flow-control-actions-checkoutboundcallstatus',
    errors: FAILS,
    conditions: 'always',
  },
  CheckVoiceId: {
    title: 'Check Voice ID',
    page: 'devguide/flow-control-actions-checkvoiceid',
    parameters: { CheckVoiceIdOption: 'needed' },
    errors: FAILS,
    conditions: 'always',
  },
  Compare: {
    title: 'Check contact attributes',
    page: 'devguide/flow-control-actions-compare',
    parameters: { ComparisonValue: 'needed' },
    errors: { NoMatchingCondition: 'needed' },
    conditions: 'always',
  },
  DistributeByPercentage: {
    title: 'Distribute by percentage',
    page: 'devguide/flow-control-actions-distributebypercentage',
    parameters: {},
    errors: { NoMatchingCondition: 'needed' },
    conditions: 'always',
    ...QUEUED,
    disputed: { standsIn: ['OUTBOUND_WHISPER'] },
  },
  EndFlowExecution: {
    title: 'End flow / Resume',
    page: 'adminguide/end-flow-resume',
    parameters: {},
    errors: {},
    ends: true,
    standsIn: [...WHISPER, 'CUSTOMER_QUEUE', 'MODULE'],
    disputed: {
      standsIn: ['CONTACT_FLOW', ...TRANSFER, ...HOLD],
      happens: 'in an inbound or disconnect flow it ends the contact, like Disconnect',
    },
  },
  GetMetricData: {
    title: 'Get metrics',
    page: 'devguide/flow-control-actions-getmetricdata',
    parameters: { QueueId: 'optional', AgentId: 'optional', QueueChannel: 'optional' },
    atMostOneOf: ['QueueId', 'AgentId'],
    errors: FAILS,
  },
  Loop: {
    title: 'Loop',
    page: 'devguide/flow-control-actions-loop',
    // A loop through an array has further parameters, which are not published.
    errors: { NoMatchingError: 'optional' },
    conditions: 'always',
  },
  StartVoiceIdStream: {
    title: 'Set Voice ID',
    page: 'devguide/flow-control-actions-startvoiceidstream',
    parameters: {},
    errors: FAILS,
    standsIn: allBut(HOLD),
  },
  TransferToFlow: {
    title: 'Transfer to flow',
    page: 'devguide/flow-control-actions-transfertoflow',
    parameters: { ContactFlowId: 'needed' },
    errors: FAILS,
    ends: true,
    standsIn: INBOUND_AND_TRANSFER,
  },
  UpdateFlowAttributes: {
    title: 'Set contact attributes (flow)',
    page: 'devguide/flow-control-actions-updateflowattributes',
    parameters: { FlowAttributes: 'needed' },
    errors: {
      NoMatchingError: {
        disputed: 'the developer guide lists no error branch, and public projects report that Connect demands this one',
      },
    },
  },
  UpdateFlowLoggingBehavior: {
    title: 'Set logging behavior',
    page: 'devguide/flow-control-actions-updateflowloggingbehavior',
    parameters: { FlowLoggingBehavior: 'needed' },
    errors: {},
  },
  UpdateRoutingCriteria: {
    title: 'Set routing criteria',
    page: 'devguide/flow-control-actions-updateroutingcriteria',
    parameters: { RoutingCriteria: 'needed' },
    errors: FAILS,
    ...QUEUED,
    reportedName: 'UpdateContactRoutingCriteria',
  },
  Wait: {
    title: 'Wait',
    page: 'devguide/flow-control-actions-wait',
    // The forms that wait for a Lambda function or run on while waiting have further parameters, which are not published.
    errors: { ...FAILS, ParticipantNotFound: 'optional' },
    conditions: 'always',
    standsIn: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'MODULE'],
    disputed: { standsIn: [...TRANSFER, ...WHISPER, ...HOLD] },
  },
};
