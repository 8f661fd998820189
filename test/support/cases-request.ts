import { type Emulator, type EmulatorOptions, startEmulator } from '../../dev/cases-api/emulator';
import { NO_QUOTAS } from '../../dev/cases-api/quotas';

export const DOMAIN_ID = 'domain-1';

/** The ARN of a contact in one instance. */
export const contactArn = (contactId: string) =>
  `arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61/contact/${contactId}`;

/** Cases numbered from 1. */
export const numberedCases = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ caseId: `case-${index + 1}`, templateId: 'template' }));

/** The headers that a client signs with; the emulator looks at their form only. */
export const SIGNED = {
  'x-amz-date': '20261124T120000Z',
  authorization: [
    'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20261124/us-west-2/cases/aws4_request',
    'SignedHeaders=content-type;host;x-amz-date',
    `Signature=${'0a'.repeat(32)}`,
  ].join(', '),
};

/** Starts an emulator without a quota for one test; `afterEach` it must be stopped by {@link stopEmulators}. */
export async function emulate(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startEmulator({
    domainId: DOMAIN_ID,
    ...options,
    quotas: { ...NO_QUOTAS, ...options.quotas },
  });
  started.push(emulator);
  return emulator;
}

const started: Emulator[] = [];
const answers: Response[] = [];

export async function stopEmulators(): Promise<void> {
  // A body that no test reads keeps its socket open, and with it the process. One that was cut cannot be cancelled.
  const unread = answers.splice(0).filter(({ bodyUsed }) => !bodyUsed);
  await Promise.all(unread.map(({ body }) => body?.cancel().catch(() => {})));
  await Promise.all(started.splice(0).map((emulator) => emulator.stop()));
}

/** Asks for a page of cases without an SDK between, so that every byte of the answer can be looked at. */
export function ask(
  { url }: Pick<Emulator, 'url'>,
  body: unknown,
  { domainId = DOMAIN_ID, headers = SIGNED as Record<string, string>, signal }: Asking = {},
): Promise<Response> {
  return post(`${url}/domains/${encodeURIComponent(domainId)}/list-cases-for-contact`, body, { headers, signal });
}

/** Asks for fields of a case in the same way. */
export function askForCase(
  { url }: Pick<Emulator, 'url'>,
  caseId: string,
  body: unknown = { fields: [{ id: 'status' }] },
  { domainId = DOMAIN_ID, headers = SIGNED as Record<string, string> }: Asking = {},
): Promise<Response> {
  const [domain, id] = [domainId, caseId].map(encodeURIComponent);
  return post(`${url}/domains/${domain}/cases/${id}`, body, { headers });
}

/** Searches for cases in the same way. */
export function search(
  { url }: Pick<Emulator, 'url'>,
  body: unknown,
  { domainId = DOMAIN_ID, headers = SIGNED as Record<string, string> }: Asking = {},
): Promise<Response> {
  return post(`${url}/domains/${encodeURIComponent(domainId)}/cases-search`, body, { headers });
}

/** The filter of SearchCases that finds these cases. */
export const byIds = (...caseIds: string[]) => ({
  orAll: caseIds.map((stringValue) => ({ field: { equalTo: { id: 'case_id', value: { stringValue } } } })),
});

async function post(url: string, body: unknown, { headers, signal }: Asking): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
    signal: signal ?? null,
  });
  answers.push(answer);
  return answer;
}

type Asking = { domainId?: string; headers?: Record<string, string>; signal?: AbortSignal | undefined };
