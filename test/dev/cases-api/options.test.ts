import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_DOMAIN_ID, readEmulatorOptions } from '../../../dev/cases-api/options';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cases-api-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function casesFile(content: string): string {
  const file = join(folder, 'cases.json');
  writeFileSync(file, content);
  return file;
}

describe("the emulator's options", () => {
  it('are the default domain and nothing else when none is given', () => {
    expect(readEmulatorOptions({})).toEqual({ domainId: DEFAULT_DOMAIN_ID });
  });

  it('become those of an emulator', () => {
    const cases = casesFile('{"contact-1": [{"caseId": "case-1", "templateId": "template", "title": "Repair"}]}');
    expect(
      readEmulatorOptions({
        port: '8080',
        cases,
        domain: 'domain-1',
        rate: '0.5',
        burst: '4',
        'search-rate': '3',
        'search-burst': '7',
        'search-lag': '500',
        'search-refuses': true,
        'get-case-rate': '1',
        'get-case-burst': '3',
        latency: '30',
        faults: 'ok,500*',
      }),
    ).toEqual({
      port: 8080,
      cases: { 'contact-1': [{ caseId: 'case-1', templateId: 'template', title: 'Repair' }] },
      domainId: 'domain-1',
      quotas: {
        ListCasesForContact: { rate: 0.5, burst: 4 },
        SearchCases: { rate: 3, burst: 7 },
        GetCase: { rate: 1, burst: 3 },
      },
      searchLagMs: 500,
      searchRefuses: true,
      latencyMs: 30,
      faults: 'ok,500*',
    });
  });

  it.each([
    [{ port: '65536' }, '--port: was "65536"; it must be a whole number from 0 to 65535'],
    [{ port: 'http' }, '--port: was "http"; it must be a whole number from 0 to 65535'],
    [{ rate: '-1' }, '--rate: was "-1"; it must be a number of requests a second, 0 or more'],
    [{ rate: '' }, '--rate: was ""; it must be a number of requests a second, 0 or more'],
    [{ burst: '0' }, '--burst: was "0"; it must be a whole number from 1 to 1000000'],
    [{ 'get-case-rate': 'x' }, '--get-case-rate: was "x"; it must be a number of requests a second, 0 or more'],
    [{ 'get-case-burst': '0' }, '--get-case-burst: was "0"; it must be a whole number from 1 to 1000000'],
    [{ 'search-burst': '0' }, '--search-burst: was "0"; it must be a whole number from 1 to 1000000'],
    [{ 'search-lag': '1s' }, '--search-lag: was "1s"; it must be a whole number from 0 to 600000'],
    [{ latency: '1s' }, '--latency: was "1s"; it must be a whole number from 0 to 600000'],
    [{ domain: '' }, '--domain: had 0 characters; it must be the id of a Cases domain, 1 to 500 characters'],
  ])('are refused such as %j', (values, message) => {
    expect(() => readEmulatorOptions(values)).toThrow(
      expect.objectContaining({ name: 'EmulatorOptionsError', message }),
    );
  });

  it('are refused with every wrong one named', () => {
    const values = { cases: join(folder, 'none.json'), domain: '', rate: 'x', burst: 'x', latency: 'x', faults: 'x' };
    expect(() => readEmulatorOptions(values)).toThrow(
      /^--domain: .*\n--cases: .*none\.json cannot be read: there is no such file\n--rate: .*\n--burst: .*\n--latency: .*\n--faults: .*"x" is not a known step.*$/,
    );
  });
});

describe('a file of cases', () => {
  it.each([
    ['[]', 'was a list; it must be an object, contact id -> list of cases'],
    ['{"": []}', '"" is not a contact id, 1 to 256 letters, digits, dashes or underscores'],
    ['{"c": {}}', '"c" was an object; it must be a list of cases'],
    ['{"c": ["case-1"]}', '"c"[0] was a string of 6 characters; it must be an object with caseId and templateId'],
    [
      '{"c": [{"caseId": "case-1", "templateId": "t"}, {"caseId": ""}], "d": null}',
      '"c"[1].caseId was an empty string; it must be a string of 1 to 500 characters; ' +
        '"c"[1].templateId was missing; it must be a string of 1 to 500 characters; ' +
        '"d" was null; it must be a list of cases',
    ],
  ])('that holds %s is refused with the place of each problem', (content, problem) => {
    const cases = casesFile(content);
    expect(() => readEmulatorOptions({ cases })).toThrow(
      expect.objectContaining({ message: `--cases: ${cases}: ${problem}` }),
    );
  });

  it('may give a case system fields and those of an account', () => {
    const fields = {
      customer_id: 'arn:aws:profile:us-west-2:111122223333:domains/d/profiles/p',
      assigned_queue: 'arn:aws:connect:us-west-2:111122223333:instance/i/queue/q',
      assigned_user: 'arn:aws:connect:us-west-2:111122223333:instance/i/agent/a',
      'f0000000-0000-0000-0000-000000000001': 12.5,
      'f0000000-0000-0000-0000-000000000002': false,
      'f0000000-0000-0000-0000-000000000003': { userArnValue: 'arn:aws:connect:us-west-2:111122223333:agent/b' },
      status: 'closed',
      reference_number: '10000001',
      created_datetime: '2026-11-01T08:00:00Z',
      last_updated_datetime: '2026-11-02T08:00:00.000Z',
    };
    const entries = [
      { caseId: 'case-1', templateId: 't', ...fields },
      { caseId: 'case-2', templateId: 't' },
    ];
    expect(readEmulatorOptions({ cases: casesFile(JSON.stringify({ c: entries })) }).cases).toEqual({ c: entries });
  });

  it.each([
    ['status', null, 'null; it must be a string of 1 to 500 characters'],
    ['reference_number', 10000001, 'a number; it must be a string of 1 to 500 characters'],
    ['customer_id', 5, 'a number; it must be a string of 1 to 500 characters'],
    [
      'colour',
      null,
      'null; it must be a string of up to 4100 characters, a number, true, false or {"userArnValue": ARN}',
    ],
    ['colour', { x: 1 }, 'an object; it must be a string of up to 4100 characters'],
    ['last_updated_datetime', 'yesterday', 'a string of 9 characters; it must be a moment in ISO 8601, like'],
  ])('is refused with the %s %p', (field, value, problem) => {
    const wrong = casesFile(JSON.stringify({ c: [{ caseId: 'case-1', templateId: 't', [field]: value }] }));
    expect(() => readEmulatorOptions({ cases: wrong })).toThrow(`"c"[0].${field} was ${problem}`);
  });

  it('that is not JSON is refused without a word of what it holds', () => {
    const cases = casesFile('{\n  "c": [{"title": "Jane Roe"},]\n}');
    expect(() => readEmulatorOptions({ cases })).toThrow(/cases\.json: is not JSON( from line 2 on)?$/);
  });
});
