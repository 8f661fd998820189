/** What CloudFormation shows of the stack. `npm run -s doctor` recognises the project's stacks by it. */
export const STACK_DESCRIPTION = 'Tells Amazon Connect flows which Amazon Connect Cases their contact is linked to';
