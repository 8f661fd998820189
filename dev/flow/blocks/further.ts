import { INBOUND_AND_TRANSFER } from '../content/flow-types';
import type { BlockType } from './block-type';

/**
 * Types that none of the developer guide's lists has: the administrator guide or exported flows name them. What is not
 * published about them is not checked.
 */
export const FURTHER_BLOCKS: Record<string, BlockType> = {
  AuthenticateParticipant: {
    title: 'Authenticate Customer',
    conditions: 'sometimes',
    page: 'adminguide/authenticate-customer',
    standsIn: ['CONTACT_FLOW', 'MODULE'],
  },
  CheckSegmentMembership: {
    title: 'Customer profiles',
    conditions: 'sometimes',
    page: 'adminguide/customer-profiles-block',
  },
  CreatePersistentContactAssociation: {
    title: 'Create persistent contact association',
    page: 'adminguide/create-persistent-contact-association-block',
  },
  EvaluateDataTableValues: { title: 'Data Table', page: 'adminguide/data-table-block' },
  ListDataTableValues: { title: 'Data Table', page: 'adminguide/data-table-block' },
  LoadContactContent: { title: 'Get stored content', page: 'adminguide/get-stored-content' },
  RouteContactToAgent: {
    title: 'Interrupt agent',
    page: 'adminguide/interrupt-agent',
    standsIn: ['CUSTOMER_QUEUE', 'MODULE'],
  },
  TransferParticipantToThirdParty: {
    title: 'Transfer to phone number',
    conditions: 'sometimes',
    page: 'adminguide/transfer-to-phone-number',
    standsIn: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  },
  UpsertDataTableValues: { title: 'Data Table', page: 'adminguide/data-table-block' },
};
