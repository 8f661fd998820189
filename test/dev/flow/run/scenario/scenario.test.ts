import { resolve } from 'node:path';
import { SECTIONS } from '../../../../../dev/flow/context/stubs';
import { readScenario, splitScenario } from '../../../../../dev/flow/run/scenario/scenario';
import schema from '../../../../../dev/flow/run/scenario/scenario.schema.json';
import { temporaryFolder } from '../../../../support/command';
import { FILES } from '../../../../support/run';

const files = temporaryFolder();
const read = (content: unknown) => readScenario(files.write('scenario.json', content), FILES);

describe('a scenario file', () => {
  it('is read with every part there is; the files that it names are found from its folder', async () => {
    const scenario = {
      $schema: './scenario.schema.json',
      placeholders: { REGION: 'us-west-2' },
      blocks: { a: 40, b: { error: 'NoneFound' }, c: ['1', { end: 'hangs up' }] },
      inputs: { menu: ['1', '2'] },
      bots: { bot: { result: 'Book', data: { Slots: {} } } },
      views: { form: 'Submit' },
      hours: { h: true },
      metrics: { NumberOfAgentsStaffed: 3 },
      queues: { q: { name: 'Sales', full: true } },
      functions: { f: [{ error: 'no' }, { value: { a: '1' }, delaySeconds: 2 }], g: { handler: 'own.js#run' } },
      modules: { m: 'module.json', n: { result: 'known', attributes: { a: '1' } } },
      flows: { x: 'flow.json', y: { end: 'gone' } },
      contacts: [{ name: 'one', event: 'event.json', hours: { h: false }, expect: { blocks: ['a'] } }],
    };
    const folder = files.file('.');
    expect(await read(scenario)).toEqual({
      ...scenario,
      functions: { ...scenario.functions, g: { handler: resolve(folder, 'own.js#run') } },
      modules: { ...scenario.modules, m: resolve(folder, 'module.json') },
      flows: { ...scenario.flows, x: resolve(folder, 'flow.json') },
      contacts: [{ ...scenario.contacts[0], event: resolve(folder, 'event.json') }],
    });
    const { stubs, moduleFiles, flowFiles } = splitScenario(await read(scenario));
    expect(stubs.modules).toEqual({ n: scenario.modules.n });
    expect([...moduleFiles.keys(), ...flowFiles.keys()]).toEqual(['m', 'x']);
  });

  it.each<[unknown, RegExp]>([
    ['{', /scenario\.json cannot be read as JSON/],
    [{ contact: [] }, /the scenario has "contact", which does not exist there/],
    [{ contacts: [{}] }, /contacts\/0 must have required property 'name'/],
    [{ contacts: [{ name: 'a', channel: 'FAX' }] }, /contacts\/0\/channel must be one of VOICE, CHAT, TASK, EMAIL/],
    [{ contacts: [] }, /: contacts is an empty list; it must have at least one item, or be left out$/],
    [{ contacts: [{ name: '' }] }, /: contacts\/0\/name is an empty string; it must have at least one character$/],
    [{ hours: { h: [] } }, /hours\/h is an empty list; it must have at least one item, or be left out/],
    [{ functions: { f: { error: 1 } } }, /functions\/f\/error must be string/],
    [{ queues: { q: { size: 1 } } }, /queues\/q has "size", which does not exist there/],
    [{ placeholders: { a: 1 }, hours: 3 }, /hours must be object; placeholders\/a must be string/],
  ])('%j is refused with every reason', async (content, message) => {
    await expect(read(content)).rejects.toThrow(message);
  });

  it('has a schema that names the parts which the runner reads', () => {
    const parts = { ...schema.definitions.stubs.properties, ...schema.properties };
    expect(Object.keys(parts)).toEqual(expect.arrayContaining([...SECTIONS]));
    expect(Object.keys(schema.definitions.contact.properties)).toEqual(expect.arrayContaining([...SECTIONS]));
  });
});
