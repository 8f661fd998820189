import { ListCasesForContactCommand, type ListCasesForContactCommandOutput } from '@aws-sdk/client-connectcases';
import type { CasesPage, ReadCasesPage } from '../lookup/cases-api';
import { AttemptFailure } from '../retry/failure';
import { isLinkedCase } from './case-fields';
import type { CasesClient } from './cases-client';
import { translateErrors } from './sdk-errors';

/** Creates the reader of a contact's pages of cases in one domain. */
export function createPageReader(domainId: string, client: CasesClient): ReadCasesPage {
  return async ({ contactArn, nextToken, size }, abortSignal) => {
    const command = new ListCasesForContactCommand({ domainId, contactArn, maxResults: size, nextToken });
    return toPage(await translateErrors(client.send(command, { abortSignal })), size);
  };
}

/** The SDK passes on whatever JSON arrived, so its types are checked here. */
function toPage({ cases, nextToken }: ListCasesForContactCommandOutput, size: number): CasesPage {
  if (!Array.isArray(cases) || cases.length > size || !cases.every(isLinkedCase) || !isToken(nextToken)) {
    throw new AttemptFailure('malformedAnswer');
  }
  // A null or empty token ends the list as a missing one does.
  return nextToken ? { cases, nextToken } : { cases };
}

/** Whether a value can lead to a next page, or end the list. */
export function isToken(value: unknown): boolean {
  return value === undefined || value === null || typeof value === 'string';
}
