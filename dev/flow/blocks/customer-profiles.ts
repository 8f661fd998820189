import { defineBlock, FAILS } from './define-block';
import { external } from './external';
import { optional, required } from './parameters';
import { sets } from './setting';

const PROFILE = {
  title: 'Customer profiles',
  group: 'integrate',
  leaves: ['Customer'],
  parameters: { ProfileRequestData: required, ProfileResponseData: optional },
  ...external({
    section: 'blocks',
    asks: 'what Customer Profiles answers',
    reads: [['Customer']],
    loads: ({ data = {} }) => ({ Customer: data }),
  }),
} as const;

export const AssociateContactToCustomerProfile = defineBlock({
  title: 'Customer profiles',
  group: 'integrate',
  page: 'devguide/interactions-associatecontacttocustomerprofile',
  parameters: PROFILE.parameters,
  errors: FAILS,
  ...sets('the customer profile of the contact'),
});

export const CreateCustomerProfile = defineBlock({
  ...PROFILE,
  page: 'devguide/interactions-createcustomerprofile',
  errors: FAILS,
});

export const GetCalculatedAttributesForCustomerProfile = defineBlock({
  ...PROFILE,
  page: 'devguide/interactions-getcalculatedattributesforcustomerprofile',
  errors: { ...FAILS, NoneFoundError: 'optional' },
});

export const GetCustomerProfile = defineBlock({
  ...PROFILE,
  page: 'devguide/interactions-getcustomerprofile',
  errors: { ...FAILS, MultipleFoundError: 'required', NoneFoundError: 'required' },
});

export const GetCustomerProfileObject = defineBlock({
  ...PROFILE,
  page: 'devguide/interactions-getcustomerprofileobject',
  errors: { ...FAILS, NoneFoundError: 'optional' },
});

export const UpdateCustomerProfile = defineBlock({
  ...PROFILE,
  page: 'devguide/interactions-updatecustomerprofile',
  errors: FAILS,
});

export const CheckSegmentMembership = defineBlock({
  title: PROFILE.title,
  group: 'check',
  leaves: PROFILE.leaves,
  stub: PROFILE.stub,
  run: PROFILE.run,
  conditions: 'sometimes',
  page: 'adminguide/customer-profiles-block',
});
