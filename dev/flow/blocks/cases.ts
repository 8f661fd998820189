import { defineBlock, FAILS } from './define-block';
import { loads } from './external';
import { flag, optional, required } from './parameters';

const CASE = {
  title: 'Cases',
  group: 'integrate',
  ...loads('Case', 'what Amazon Connect Cases answers'),
} as const;

export const CreateCase = defineBlock({
  ...CASE,
  page: 'devguide/createcase',
  parameters: {
    LinkContactToCase: flag,
    ContactToLink: optional,
    CaseTemplateId: required,
    CaseRequestFields: optional,
  },
  errors: { ...FAILS, ContactNotLinked: 'optional' },
});

export const GetCase = defineBlock({
  ...CASE,
  page: 'devguide/getcase',
  parameters: {
    LinkContactToCase: flag,
    GetLastUpdatedCase: flag,
    CustomerId: optional,
    CaseRequestFields: optional,
    CaseResponseFields: optional,
  },
  errors: { ...FAILS, ContactNotLinked: 'optional', MultipleFound: 'optional', NoneFound: 'required' },
});

export const UpdateCase = defineBlock({
  ...CASE,
  page: 'devguide/updatecase',
  parameters: { LinkContactToCase: flag, CaseId: required, CaseRequestFields: optional },
  errors: { ...FAILS, ContactNotLinked: 'optional' },
});
