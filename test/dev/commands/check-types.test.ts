import { check as command } from '../../../dev/commands/check';
import { runCommand, temporaryFolder } from '../../support/command';
import { exampleFlow, MODULE_FILE } from '../../support/flows';

const check = (...parameters: string[]) => runCommand(command, ...parameters);
const files = temporaryFolder();

describe('the command that checks flows takes the type', () => {
  const untyped = exampleFlow({ Type: 'DisconnectParticipant' });
  const typed = { ...untyped, Metadata: { type: 'customerHold' } };
  const flowOf = (content: object) => ({ Type: 'CUSTOMER_HOLD', Content: JSON.stringify(content) });
  const resource = { Type: 'AWS::Connect::ContactFlow', Properties: flowOf(untyped) };
  const config = files.write('types.json', { flowTypes: { 'by-config.json': 'CUSTOMER_HOLD', '*': 'AGENT_HOLD' } });

  it.each<[string, string, unknown, string[]]>([
    ['of the configuration before that of the option', 'by-config.json', untyped, ['--config', config]],
    ['of the content before both', 'by-content.json', typed, ['--config', config]],
    ['of the answer of AWS before all', 'by-answer.json', { ContactFlow: flowOf(untyped) }, ['--config', config]],
    ['of a template before all', 'by-template.json', { Resources: { Flow: resource } }, ['--config', config]],
  ])('%s', async (_, name, content, parameters) => {
    const { stdout } = await check('--type', 'CONTACT_FLOW', files.write(name, content), ...parameters);
    expect(stdout).toContain('is not allowed in a flow of type CUSTOMER_HOLD');
  });

  it('of a module, which the content names by its blocks', async () => {
    const { status, stdout } = await check(MODULE_FILE, '--type', 'CONTACT_FLOW');
    expect([status, stdout]).toEqual([0, expect.stringContaining('no problem found')]);
  });
});
