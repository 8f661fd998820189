import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Option } from 'commander';
import { undoNpm } from '../../../dev/commands/npm-script';
import { settings } from '../../../dev/commands/settings';

const ROOT = join(__dirname, '../../..');

/** Runs a script as a person does who is in a folder of the repository. */
function npmRun(args: string[], cwd = ROOT) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('a script that npm runs', () => {
  it('reads and writes files by their paths from the folder of the person who calls it', () => {
    mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
    const folder = mkdtempSync(join(ROOT, 'node_modules/.cache/caller-'));
    try {
      const file = relative(folder, join(ROOT, 'flows/case-lookup.module.json'));
      const { status, stdout, stderr } = npmRun(['check', '--', file, '--page', 'page.html'], folder);
      expect({ status, stderr }).toEqual({ status: 0, stderr: 'The page is in page.html\n' });
      expect(stdout).toContain(`${file}: no problem found`);
      expect(existsSync(join(folder, 'page.html'))).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses an option that npm took for itself, and says where it belongs', () => {
    expect(npmRun(['start', '--page', 'flow.html'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'npm took --page for itself; options come after --: npm run -s start -- --page <file>\n',
    });
  });
});

describe('what npm leaves in the environment', () => {
  const ofNpm = { npm_lifecycle_event: 'settings', INIT_CWD: join(ROOT, 'flows') };
  const before = process.cwd();
  afterEach(() => process.chdir(before));

  it('counts for an option with a dash, whatever its value', () => {
    const command = { name: 'settings', options: [new Option('--case-details <source>')] };
    expect(() => undoNpm(command, { ...ofNpm, npm_config_case_details: '' })).toThrow(
      'npm took --case-details for itself',
    );
  });

  it('changes nothing for a command that another script calls', () => {
    undoNpm({ name: 'check', options: [new Option('--page')] }, { ...ofNpm, npm_config_page: 'true' });
    expect(process.cwd()).toBe(before);
  });

  it("keeps a command that reads cdk.json in the project's folder", () => {
    undoNpm(settings, ofNpm);
    expect(process.cwd()).toBe(before);
  });
});
