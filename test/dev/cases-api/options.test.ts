import {
  DEFAULT_DOMAIN_ID,
  EMULATOR_OPTIONS,
  type EmulatorValues,
  emulatorOptionsOf,
} from '../../../dev/cases-api/options';
import { defineCommand } from '../../../dev/commands/command';
import { runCommand, temporaryFolder } from '../../support/command';

const files = temporaryFolder();
const casesFile = (content: string) => files.write('cases.json', content);

/** Prints the options with which it would start an emulator. */
const command = defineCommand<EmulatorValues>({
  name: 'emulates',
  summary: 'Emulates.',
  options: EMULATOR_OPTIONS,
  async action(io, { values }) {
    io.write(JSON.stringify(emulatorOptionsOf(values)));
    return 0;
  },
});

async function optionsFor(...args: string[]) {
  const { stdout, stderr } = await runCommand(command, ...args);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

async function problemWith(...args: string[]): Promise<string> {
  const { status, stderr } = await runCommand(command, ...args);
  expect(status).toBe(2);
  return stderr;
}

describe("the emulator's options", () => {
  it('are the default domain and nothing else when none is given', async () => {
    const quotas = { ListCasesForContact: {}, SearchCases: {}, GetCase: {} };
    expect(await optionsFor()).toEqual({ domainId: DEFAULT_DOMAIN_ID, quotas });
  });

  it('become those of an emulator', async () => {
    const cases = casesFile('{"contact-1": [{"caseId": "case-1", "templateId": "template", "title": "Repair"}]}');
    const first = ['--cases', cases, '--domain', 'domain-1', '--rate', '0.5', '--burst', '4', '--search-rate', '3'];
    const others = ['--search-burst', '7', '--search-lag', '500', '--search-refuses', '--get-case-rate', '1'];
    const last = ['--get-case-burst', '3', '--latency', '30', '--faults', 'ok,500*'];
    expect(await optionsFor(...first, ...others, ...last)).toEqual({
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
    ['--rate <n>', '-1', 'It must be a number of requests a second, 0 or more.'],
    ['--rate <n>', '', 'It must be a number of requests a second, 0 or more.'],
    ['--burst <n>', '0', 'It must be a whole number from 1 to 1000000.'],
    ['--get-case-rate <n>', 'x', 'It must be a number of requests a second, 0 or more.'],
    ['--get-case-burst <n>', '0', 'It must be a whole number from 1 to 1000000.'],
    ['--search-burst <n>', '0', 'It must be a whole number from 1 to 1000000.'],
    ['--search-lag <ms>', '1s', 'It must be a whole number from 0 to 600000.'],
    ['--latency <ms>', '1s', 'It must be a whole number from 0 to 600000.'],
    ['--domain <id>', '', 'It must be the id of a Cases domain, 1 to 500 characters.'],
    ['--faults <list>', 'x,y', 'The fault script cannot be played: "x" is not a known step; "y" is not a known step.'],
    ['--cases <file>', 'none.json', 'none.json cannot be read: there is no such file'],
  ])('are refused such as %s with "%s"', async (option, value, problem) => {
    const [flag = ''] = option.split(' ');
    expect(await problemWith(flag, value)).toContain(`option '${option}' argument '${value}' is invalid. ${problem}`);
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
  ])('that holds %s is refused with the place of each problem', async (content, problem) => {
    const cases = casesFile(content);
    expect(await problemWith('--cases', cases)).toContain(`argument '${cases}' is invalid. ${cases}: ${problem} (`);
  });

  it('may give a case system fields and those of an account', async () => {
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
    const { cases } = await optionsFor('--cases', casesFile(JSON.stringify({ c: entries })));
    expect(cases).toEqual({ c: entries });
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
  ])('is refused with the %s %p', async (field, value, problem) => {
    const wrong = casesFile(JSON.stringify({ c: [{ caseId: 'case-1', templateId: 't', [field]: value }] }));
    expect(await problemWith('--cases', wrong)).toContain(`"c"[0].${field} was ${problem}`);
  });

  it('that is not JSON is refused without a word of what it holds', async () => {
    const cases = casesFile('{\n  "c": [{"title": "Jane Roe"},]\n}');
    expect(await problemWith('--cases', cases)).toMatch(/cases\.json: is not JSON( from line 2 on)? \(--help/);
  });
});
