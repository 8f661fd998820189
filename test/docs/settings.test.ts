import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../lib/settings/read-settings';
import { SETTING_NAMES, SETTINGS } from '../../lib/settings/settings';
import { tableOf } from '../support/markdown';

const page = readFileSync(join(__dirname, '../../docs/settings.md'), 'utf8');
const rows = tableOf(page, 'setting');

describe('docs/settings.md', () => {
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
