import { isObject } from '../content/values';
import { defineBlock, FAILS } from './define-block';
import { loads } from './external';
import { must, object, oneOf, optional, type ParameterRule, required } from './parameters';
import { sets } from './setting';

const PROFILE = {
  title: 'Customer profiles',
  group: 'integrate',
  parameters: { ProfileRequestData: required, ProfileResponseData: optional },
  ...loads('Customer', 'what Customer Profiles answers'),
} as const;

/** Search criteria of one search (Connect Developer Guide, GetCustomerProfile). */
const MAX_CRITERIA = 5;

/** Parameters with rules of what is asked. */
function asking(members: Record<string, ParameterRule>) {
  return { ...PROFILE.parameters, ProfileRequestData: must(object(members)) };
}

export const AssociateContactToCustomerProfile = defineBlock({
  title: 'Customer profiles',
  group: 'integrate',
  page: 'devguide/interactions-associatecontacttocustomerprofile',
  parameters: asking({ ProfileId: required, ContactId: required }),
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
  parameters: asking({ ProfileId: required }),
  errors: { ...FAILS, NoneFoundError: 'optional' },
});

export const GetCustomerProfile = defineBlock({
  ...PROFILE,
  page: 'devguide/interactions-getcustomerprofile',
  parameters: asking({ LogicalOperator: oneOf(['AND', 'OR']) }),
  demands({ Parameters: { ProfileRequestData } }) {
    const { SearchCriteria: criteria, LogicalOperator } = isObject(ProfileRequestData) ? ProfileRequestData : {};
    if (!Array.isArray(criteria)) return [];
    return [
      ...(criteria.length > MAX_CRITERIA
        ? [`has ${criteria.length} search criteria; at most ${MAX_CRITERIA} work`]
        : []),
      ...(LogicalOperator === undefined ? ['has SearchCriteria, and no LogicalOperator'] : []),
    ];
  },
  errors: { ...FAILS, MultipleFoundError: 'required', NoneFoundError: 'required' },
});

export const GetCustomerProfileObject = defineBlock({
  ...PROFILE,
  page: 'devguide/interactions-getcustomerprofileobject',
  parameters: asking({ ProfileId: required, ObjectType: required }),
  demands: ({ Parameters: { ProfileRequestData: asked } }) =>
    isObject(asked) && !('UseLatest' in asked) && !('IdentifierName' in asked)
      ? ['asks neither for the latest object (UseLatest) nor by an identifier (IdentifierName)']
      : [],
  errors: { ...FAILS, NoneFoundError: 'optional' },
});

export const UpdateCustomerProfile = defineBlock({
  ...PROFILE,
  page: 'devguide/interactions-updatecustomerprofile',
  // An empty string removes what the profile has (Customer Profiles API Reference, UpdateProfile).
  parameters: { ...PROFILE.parameters, ProfileRequestData: { ...required, mayBeEmpty: 'anywhere' } },
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
