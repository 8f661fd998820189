import { GetCase$ } from '@aws-sdk/client-connectcases';
import {
  ask,
  askForCase,
  contactArn,
  DOMAIN_ID,
  emulate,
  numberedCases,
  stopEmulators,
} from '../../support/cases-request';

afterEach(stopEmulators);

/** The model as the SDK carries it: of a structure the names of its members, and how many of them are required. */
type Structure = [number, string, string, number, members: string[], targets: unknown[], required: number];
const [, , , { http }, input, output] = GetCase$ as unknown as [
  number,
  string,
  string,
  { http: [method: string, path: string, status: number] },
  () => Structure,
  () => Structure,
];

const cases = {
  a: [{ caseId: 'one/1', templateId: 'repair', status: 'closed' }],
  b: [{ caseId: 'two', templateId: 'billing' }],
};
const asked = async (...asking: Parameters<typeof askForCase>) => {
  const answer = await askForCase(...asking);
  return { status: answer.status, type: answer.headers.get('x-amzn-errortype'), body: await answer.json() };
};

describe('GetCase', () => {
  it('is found at the path and with the method of the model', async () => {
    const { url } = await emulate();
    const [method, path] = http;
    const answer = await fetch(url + path.replace('{domainId}', DOMAIN_ID).replace('{caseId}', 'c'), { method });
    expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });

  it.each([
    ['one/1', 'closed', 'repair'],
    ['two', 'open', 'billing'],
  ])('gives the status of %s, which is %s, and members of the model only', async (caseId, stringValue, templateId) => {
    const { status, body } = await asked(await emulate({ cases }), caseId);
    expect([status, body]).toEqual([http[2], { fields: [{ id: 'status', value: { stringValue } }], templateId }]);
    const [, , , , members, , required] = output();
    expect(Object.keys(body as object)).toEqual(members.slice(0, required));
  });

  it('requires the members that the model requires', async () => {
    const [, , , , members, , required] = input();
    expect(members.slice(0, required).sort()).toEqual(['caseId', 'domainId', 'fields']);
    const { body } = await asked(await emulate({ cases }), 'two', {});
    expect(body).toEqual({
      message: expect.stringContaining("at 'fields' failed to satisfy constraint: Member must not"),
    });
  });

  // The bounds are those of the AWS CLI's reference of get-case; the SDK carries none.
  it.each([
    [{ fields: [] }, "'fields'.*length greater than or equal to 1"],
    [{ fields: Array(221).fill({ id: 'status' }) }, "'fields'.*length less than or equal to 220"],
    [{ fields: 'status' }, "'fields'.*Member must be a list"],
    [{ fields: ['status'] }, "'fields'.*Member must be a string"],
    [{ fields: [null] }, "'fields'.*Member must be a string"],
    [{ fields: [{ id: '' }] }, "'fields'.*length greater than or equal to 1"],
    [{ fields: [{ id: 'status' }], nextToken: 5 }, "'nextToken'.*Member must be a string"],
    [{ fields: [{ id: 'status' }], nextToken: 'x' }, "'nextToken'.*must be a token from an answer for this case"],
    [[], "'body'.*Member must be a JSON object"],
  ])('refuses %j', async (body, problem) => {
    const refused = await asked(await emulate({ cases }), 'two', body);
    expect(refused).toMatchObject({ status: 400, type: 'ValidationException' });
    expect((refused.body as { message: string }).message).toMatch(new RegExp(problem));
  });

  it('refuses ids that are too long, with all problems in one message', async () => {
    const { body } = await asked(await emulate(), 'c'.repeat(501), { fields: 5 }, { domainId: 'd'.repeat(501) });
    expect((body as { message: string }).message).toMatch(/^3 validation errors.*'domainId'.*'caseId'.*'fields'/);
  });

  it('does not find a case or a domain that is not there', async () => {
    const emulator = await emulate({ cases });
    const missing = { status: 404, type: 'ResourceNotFoundException' };
    expect(await asked(emulator, 'x')).toMatchObject({ ...missing, body: { resourceId: 'x', resourceType: 'Case' } });
    expect(await asked(emulator, 'two', undefined, { domainId: 'd' })).toMatchObject({
      ...missing,
      body: { resourceId: 'd', resourceType: 'Domain' },
    });
  });

  it('leaves out a field that the case does not have', async () => {
    const fields = [{ id: 'reference_number' }, { id: 'case_id' }];
    const { body } = await asked(await emulate({ cases }), 'two', { fields });
    expect(body).toEqual({ fields: [{ id: 'case_id', value: { stringValue: 'two' } }], templateId: 'billing' });
  });

  it('names the field that is not emulated', async () => {
    const { status, body } = await asked(await emulate({ cases }), 'two', {
      fields: [{ id: 'status' }, { id: 'colour' }],
    });
    const message = expect.stringMatching(/^No case has the field colour\. Emulated are case_id, status, /);
    expect([status, body]).toEqual([501, { message }]);
  });

  it('has a quota of its own, fifteen requests at once unless told otherwise', async () => {
    const emulator = await emulate({
      cases: { c: numberedCases(1) },
      quotas: { ListCasesForContact: { rate: 0.001, burst: 1 }, GetCase: { rate: 0.001 } },
    });
    const statuses: number[] = [];
    for (let count = 0; count < 16; count++) statuses.push((await askForCase(emulator, 'case-1')).status);
    expect(statuses).toEqual([...Array(15).fill(200), 429]);
    expect((await ask(emulator, { contactArn: contactArn('c') })).status).toBe(200);
    emulator.refillQuota();
    expect((await askForCase(emulator, 'case-1')).status).toBe(200);
    const tokens = emulator.requests.map(({ tokensLeft }) => Math.round(tokensLeft));
    expect(tokens).toEqual([...Array.from({ length: 15 }, (_, taken) => 14 - taken), 0, 0, 14]);
  });

  it('takes its step of the fault script as every signed request does, and is recorded with its case', async () => {
    const emulator = await emulate({ cases, faults: 'throttle,ok,403' });
    for (const caseId of ['two', 'two', 'one/1']) await askForCase(emulator, caseId);
    expect(emulator.requests.map(({ status, outcome, caseId }) => [status, outcome, caseId])).toEqual([
      [429, 'throttle', 'two'],
      [200, 'ok', 'two'],
      [403, '403', 'one/1'],
    ]);
  });
});
