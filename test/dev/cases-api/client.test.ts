import {
  AccessDeniedException,
  ConnectCasesClient,
  GetTemplateCommand,
  InternalServerException,
  ListCasesForContactCommand,
  type ListCasesForContactCommandInput,
  paginateListCasesForContact,
  ResourceNotFoundException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-connectcases';
import type { EmulatorOptions } from '../../../dev/cases-api/emulator';
import { contactArn, DOMAIN_ID, emulate, numberedCases, stopEmulators } from '../../support/cases-request';

const CREDENTIALS = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' };
const INPUT = { domainId: DOMAIN_ID, contactArn: contactArn('contact-1'), maxResults: 10 };

let environment: NodeJS.ProcessEnv;
beforeEach(() => {
  environment = { ...process.env };
});
afterEach(async () => {
  process.env = environment;
  await stopEmulators();
});

/** The unmodified client, sent to an emulator by the environment alone. */
async function clientOf(options: Partial<EmulatorOptions> = {}) {
  const emulator = await emulate({ cases: { 'contact-1': numberedCases(25) }, ...options });
  process.env.AWS_ENDPOINT_URL_CONNECTCASES = emulator.url;
  return new ConnectCasesClient({ region: 'us-west-2', credentials: CREDENTIALS, maxAttempts: 1 });
}

async function resultOf(faults: string, input: Partial<ListCasesForContactCommandInput> = {}) {
  const client = await clientOf({ faults });
  return client.send(new ListCasesForContactCommand({ ...INPUT, ...input })).catch((error: unknown) => error);
}

describe("the SDK's client", () => {
  it('reads every page in order', async () => {
    const client = await clientOf();
    const sizes: number[] = [];
    const ids: (string | undefined)[] = [];
    for await (const { cases = [] } of paginateListCasesForContact({ client }, { ...INPUT })) {
      sizes.push(cases.length);
      ids.push(...cases.map(({ caseId }) => caseId));
    }
    expect(sizes).toEqual([10, 10, 5]);
    expect(ids).toEqual(numberedCases(25).map(({ caseId }) => caseId));
  });

  it('gets a request id with an answer and with an error', async () => {
    const client = await clientOf({ faults: 'ok,403' });
    const requestId = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    const answer = await client.send(new ListCasesForContactCommand(INPUT));
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId });
    await expect(client.send(new ListCasesForContactCommand(INPUT))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403, requestId },
    });
  });

  it.each([
    ['throttle', ThrottlingException, {}],
    ['500', InternalServerException, { retryAfterSeconds: undefined }],
    ['500:7', InternalServerException, { retryAfterSeconds: 7 }],
    ['400', ValidationException, {}],
    ['403', AccessDeniedException, {}],
    ['404', ResourceNotFoundException, { resourceId: DOMAIN_ID, resourceType: 'Domain' }],
  ])('sees the fault %s as the published exception', async (fault, exception, members) => {
    const error = await resultOf(fault);
    expect(error).toBeInstanceOf(exception);
    expect(error).toMatchObject({ ...members, message: expect.stringMatching(/./) });
  });

  it.each([
    ['more results than the model allows', { maxResults: 11 }, ValidationException],
    ['a token that was never given out', { nextToken: 'token' }, ValidationException],
    ['an unknown domain', { domainId: 'somewhere/else' }, ResourceNotFoundException],
  ])('is refused for %s', async (_what, input, exception) => {
    expect(await resultOf('', input)).toBeInstanceOf(exception);
  });

  it('sees an exhausted quota as throttling, and no end of it as long as it does not wait', async () => {
    const client = await clientOf({ quotas: { ListCasesForContact: { rate: 0.001, burst: 2 } } });
    const ask = () => client.send(new ListCasesForContactCommand(INPUT)).catch((error: Error) => error.name);
    const [first, second, third, fourth] = [await ask(), await ask(), await ask(), await ask()];
    expect([first, second]).toEqual(Array(2).fill(expect.objectContaining({ nextToken: expect.any(String) })));
    expect([third, fourth]).toEqual(['ThrottlingException', 'ThrottlingException']);
  });

  it('is told that another operation is not emulated, and does not try again', async () => {
    const emulator = await emulate();
    const client = new ConnectCasesClient({ endpoint: emulator.url, region: 'us-west-2', credentials: CREDENTIALS });
    const command = new GetTemplateCommand({ domainId: DOMAIN_ID, templateId: 'template-1' });
    await expect(client.send(command)).rejects.toMatchObject({
      name: 'NotEmulatedException',
      message: expect.stringContaining('POST /domains/domain-1/templates/template-1 is not emulated'),
    });
    expect(emulator.requests).toHaveLength(1);
  });

  it.each([
    ['expired-token', 'ExpiredTokenException', 403],
    ['html-throttle', 'SyntaxError', 429],
    ['not-json', 'SyntaxError', 200],
  ])('sees the fault %s as %s with status %d', async (fault, name, httpStatusCode) => {
    expect(await resultOf(fault)).toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  it.each([
    ['reset', /ECONNRESET/],
    ['truncate', /aborted/],
  ])('sees the fault %s as a connection that broke', async (fault, message) => {
    expect(await resultOf(fault)).toHaveProperty('message', expect.stringMatching(message));
  });

  it('takes an empty body for an answer without cases', async () => {
    expect(await resultOf('empty')).toEqual({ $metadata: expect.objectContaining({ httpStatusCode: 200 }) });
  });
});
