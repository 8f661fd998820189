import { ListCasesForContactCommand, type ListCasesForContactCommandOutput } from '@aws-sdk/client-connectcases';
import type { CasesPage, LinkedCase, ReadCasesPage } from '../lookup/cases-api';
import { AttemptFailure } from '../retry/failure';
import type { CasesClient } from './cases-client';
import { attempt } from './sdk-errors';

/** Reads the cases of one domain. */
export function connectCases(domainId: string, client: CasesClient): ReadCasesPage {
  return async ({ contactArn, nextToken, size }, abortSignal) => {
    const command = new ListCasesForContactCommand({ domainId, contactArn, maxResults: size, nextToken });
    return toPage(await attempt(client.send(command, { abortSignal })), size);
  };
}

/** The SDK passes on whatever JSON arrived, so its types are checked here. */
function toPage({ cases, nextToken }: ListCasesForContactCommandOutput, size: number): CasesPage {
  const isToken = nextToken === undefined || nextToken === null || typeof nextToken === 'string';
  if (!Array.isArray(cases) || cases.length > size || !cases.every(isLinkedCase) || !isToken) {
    throw new AttemptFailure('malformedAnswer', { retryable: false });
  }
  // A null or empty token ends the list as a missing one does.
  return nextToken ? { cases, nextToken } : { cases };
}

/** Characters of an id (Amazon Connect Cases API Reference). */
const LONGEST_ID = 500;

function isLinkedCase(value: unknown): value is LinkedCase {
  const { caseId, templateId } = (value ?? {}) as Partial<LinkedCase>;
  return isString(caseId) && caseId !== '' && isString(templateId);
}

function isString(id: unknown): id is string {
  return typeof id === 'string' && id.length <= LONGEST_ID;
}
