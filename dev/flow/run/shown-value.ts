import { readReference } from '../content/references';

/** What the flow or its function made, as opposed to the contact's own data. */
const SHOWN = ['External', 'LambdaInvocation', 'Attributes', 'Channel', 'Queue', 'Modules'];

/** A value as the terminal shows it: the contact's own data, such as a phone number, is not shown. */
export function shownValue(reference: string, value: string | undefined): string {
  if (value === undefined) return 'not there';
  return SHOWN.includes(readReference(reference)?.path[0] ?? '') ? `"${value}"` : 'there';
}
