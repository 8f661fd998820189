import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaProblems } from '../../dev/flow/run/scenario/schema';
import { NOT_GIVEN, PARAMETERS } from '../../lambda/contract/parameters';
import { readParameters } from '../../lambda/contract/read-parameters';
import { readContact } from '../../lambda/event/contact';
import { readRequest } from '../../lambda/event/request';
import { toAttributes } from '../../lambda/lookup/attributes';
import { readSettings } from '../../lib/settings/read-settings';
import { SETTING_NAMES, SETTINGS } from '../../lib/settings/settings';
import { tableOf } from '../support/markdown';

const read = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');
const readme = read('README.md');
const recipes = read('docs/recipes.md');

const about = { place: 'README', detailsAvailable: true, customerLookup: true, maxTimeLimitSeconds: 60 };
const problemless = (name: string, value = '') => {
  const { values, problems } = readParameters({ [name]: value }, about);
  expect(problems).toEqual([]);
  return values;
};

describe("README's table of input parameters", () => {
  const rows = tableOf(readme, 'parameter');

  it('has a row for each parameter', () => expect(rows.map(([name]) => name)).toEqual(Object.keys(PARAMETERS)));

  it.each(rows)('names the default of %s, and an example that is read', (name = '', _meaning, fallback, example) => {
    const { [name]: byDefault = 'none' } = NOT_GIVEN as Partial<Record<string, unknown>>;
    expect(fallback === 'none' ? { [name]: fallback } : problemless(name, fallback)).toEqual({ [name]: byDefault });
    expect(problemless(name, example)).toEqual({ [name]: expect.anything() });
  });
});

describe("README's table of the response", () => {
  it('has a row for each key, in the order of the code', () => {
    const response = toAttributes({ contactId: 'contact', cases: [], complete: true, detailed: false });
    expect(tableOf(readme, 'key').map(([key]) => key)).toEqual(Object.keys(response));
  });
});

describe('the recipes', () => {
  const contacts = tableOf(recipes, 'at the start of').map(([, contacts = '', , event = '']) => ({ contacts, event }));
  /** Parameters with a value, in a table or in a sentence. */
  const passed = [...recipes.matchAll(/`(\w+)`(?::| \|)? `([^`]+)`/g)].flatMap(([, name = '', value = '']) =>
    Object.hasOwn(PARAMETERS, name) ? [{ name, value }] : [],
  );

  it.each(passed)('set $name to $value, which is read', ({ name, value }) => {
    expect(problemless(name, value)).toEqual({ [name]: expect.anything() });
  });

  it('show every parameter that shapes the response', () => {
    expect(new Set([...passed.map(({ name }) => name), 'contacts'])).toEqual(
      new Set(['contacts', 'maxCases', 'status', 'order', 'details', 'allowPartial', 'list', 'timeLimit']),
    );
  });

  /** The members of the event that name the contacts which each recipe looks up, in order. */
  const LOOKED_UP = {
    'voice-nulls.json': ['ContactId'],
    'voice-transferred-constructed.json': ['ContactId', 'InitialContactId'],
    'task-constructed.json': ['ContactId', 'RelatedContactId'],
    'chat-constructed.json': ['ContactId'],
    'email-constructed.json': ['ContactId'],
  };

  it('have an event for each row of the table of contacts', () => {
    expect(contacts.map(({ event }) => event)).toEqual(Object.keys(LOOKED_UP));
  });

  it.each(contacts)('look up the contacts that they name for $event: $contacts', ({ contacts, event: file }) => {
    const event = JSON.parse(read(`dev/events/${file}`));
    const { ContactData } = event.Details;
    event.Details.Parameters = { contacts };
    const request = readRequest(event, readContact(event, ContactData.InstanceARN), {
      defaults: {},
      detailsAvailable: false,
      customerLookup: false,
      instanceArn: ContactData.InstanceARN,
      timeLimitsSeconds: { default: 8, max: 8 },
    });
    expect(request.contacts.map(({ contactId }) => contactId)).toEqual(
      LOOKED_UP[file as keyof typeof LOOKED_UP].map((member) => ContactData[member]),
    );
  });
});

describe('docs/settings.md', () => {
  const page = read('docs/settings.md');
  const rows = tableOf(page, 'setting');

  it('explains every setting in the order of the code', () => {
    expect(rows.map(([name]) => name)).toEqual(SETTING_NAMES);
  });

  it.each(SETTING_NAMES.filter((name) => SETTINGS[name].default !== undefined))('names the default of %s', (name) => {
    expect(rows.find(([given]) => given === name)?.[2]).toBe(SETTINGS[name].default);
  });

  it('has an example with every setting, which can be deployed', () => {
    const [, json = ''] = /^```json\n(.+?)^```$/ms.exec(page) ?? [];
    const { context } = JSON.parse(json);
    expect(Object.keys(context)).toEqual(SETTING_NAMES);
    expect(readSettings(context)).toMatchObject({ stackName: 'ConnectCaseLookup-support', tags: { team: 'care' } });
  });
});

describe('docs/scenarios.md', () => {
  it('has an example in the form of the schema', async () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(read('docs/scenarios.md')) ?? [];
    expect(await schemaProblems(JSON.parse(example))).toEqual([]);
  });
});
