import { ListCasesForContactCommand, type ListCasesForContactCommandOutput } from '@aws-sdk/client-connectcases';
import type { CasesPage, LinkedCase, ReadCasesPage } from '../lookup/cases-api';
import { AttemptFailure } from '../retry/failure';
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
  const isToken = nextToken === undefined || nextToken === null || typeof nextToken === 'string';
  if (!Array.isArray(cases) || cases.length > size || !cases.every(isLinkedCase) || !isToken) {
    throw new AttemptFailure('malformedAnswer');
  }
  // A null or empty token ends the list as a missing one does.
  return nextToken ? { cases, nextToken } : { cases };
}

/** Characters of an id (Amazon Connect Cases API Reference). */
const MAX_ID_LENGTH = 500;

function isLinkedCase(value: unknown): value is LinkedCase {
  const { caseId, templateId } = (value ?? {}) as Partial<LinkedCase>;
  return isString(caseId) && caseId !== '' && isString(templateId);
}

function isString(id: unknown): id is string {
  return typeof id === 'string' && id.length <= MAX_ID_LENGTH;
}
