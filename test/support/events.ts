/** A contact-flow event of a call with the members that a lookup needs. */
export function eventFor(contactId: string) {
  const InstanceARN = 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
  return {
    Name: 'ContactFlowEvent',
    Details: { ContactData: { Channel: 'VOICE', ContactId: contactId, InstanceARN }, Parameters: {} },
  };
}

/** Numbered cases of a contact. */
export function cases(count: number) {
  return Array.from({ length: count }, (_, index) => ({ caseId: `case-${index}`, templateId: `template-${index}` }));
}

/** The response without cases, except for the contact. */
export const NO_CASES = {
  caseCount: '0',
  firstCaseId: '',
  firstTemplateId: '',
  caseIds: '',
  complete: 'true',
  firstCaseStatus: '',
  firstCaseReference: '',
  openCaseCount: '',
  foundBy: '',
  firstCaseQueueArn: '',
  firstCaseQueueId: '',
  firstCaseAssignedUserId: '',
};
