import { INBOUND_AND_TRANSFER } from '../content/flow-types';
import { type BlockType, FAILS } from './block-type';

const PROFILE = { ProfileRequestData: 'needed', ProfileResponseData: 'optional' } as const;

/** Interactions: https://docs.aws.amazon.com/connect/latest/devguide/interactions.html */
export const INTERACTION_BLOCKS: Record<string, BlockType> = {
  AssociateContactToCustomerProfile: {
    title: 'Customer profiles',
    page: 'devguide/interactions-associatecontacttocustomerprofile',
    parameters: PROFILE,
    errors: FAILS,
  },
  CreateCallbackContact: {
    title: 'Transfer to queue (callback)',
    page: 'devguide/interactions-createcallbackcontact',
    parameters: {
      QueueId: 'optional',
      AgentId: 'optional',
      InitialCallDelaySeconds: 'needed',
      MaximumConnectionAttempts: 'needed',
      RetryDelaySeconds: 'needed',
      ContactFlowId: 'optional',
      CallerId: 'optional',
    },
    atMostOneOf: ['QueueId', 'AgentId'],
    errors: FAILS,
    standsIn: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  },
  CreateCustomerProfile: {
    title: 'Customer profiles',
    page: 'devguide/interactions-createcustomerprofile',
    parameters: PROFILE,
    errors: FAILS,
  },
  GetCalculatedAttributesForCustomerProfile: {
    title: 'Customer profiles',
    page: 'devguide/interactions-getcalculatedattributesforcustomerprofile',
    parameters: PROFILE,
    errors: { ...FAILS, NoneFoundError: 'optional' },
  },
  GetCustomerProfile: {
    title: 'Customer profiles',
    page: 'devguide/interactions-getcustomerprofile',
    parameters: PROFILE,
    errors: { ...FAILS, MultipleFoundError: 'optional', NoneFoundError: 'optional' },
  },
  GetCustomerProfileObject: {
    title: 'Customer profiles',
    page: 'devguide/interactions-getcustomerprofileobject',
    parameters: PROFILE,
    errors: { ...FAILS, NoneFoundError: 'optional' },
  },
  InvokeLambdaFunction: {
    title: 'Invoke AWS Lambda function',
    page: 'devguide/interactions-invokelambdafunction',
    parameters: {
      LambdaFunctionARN: 'needed',
      InvocationTimeLimitSeconds: 'needed',
      InvocationType: 'optional',
      LambdaInvocationAttributes: 'optional',
      ResponseValidation: 'optional',
    },
    errors: { ...FAILS, TimeLimitExceeded: 'optional' },
  },
  UpdateCustomerProfile: {
    title: 'Customer profiles',
    page: 'devguide/interactions-updatecustomerprofile',
    parameters: PROFILE,
    errors: FAILS,
  },
};
