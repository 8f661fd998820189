import { peerDependencies, version } from '../package.json';

/** The commands of the npm package. Each is a file that runs when it is loaded. */
const COMMANDS = {
  check: { what: 'name every problem of flows, modules and test cases', load: () => import('./commands/check') },
  flow: {
    what: 'run a flow offline, with the function and an emulated Cases API',
    load: () => import('./commands/flow'),
  },
  invoke: { what: 'invoke the function once with an event', load: () => import('./commands/invoke') },
  emulator: { what: 'serve an emulated Cases API', load: () => import('./commands/emulator') },
  doctor: { what: 'say whether flows get answers from a deployed stack', load: () => import('./commands/doctor') },
};

const HELP = `npx connect-case-lookup COMMAND [options]

${Object.entries(COMMANDS)
  .map(([name, { what }]) => `  ${name.padEnd(10)}${what}`)
  .join('\n')}

  COMMAND --help lists the options of a command; --version prints the version`;

const [name = '--help'] = process.argv.splice(2, 1);
if (Object.hasOwn(COMMANDS, name)) {
  COMMANDS[name as keyof typeof COMMANDS].load().catch((error: Error) => {
    console.error(explain(error));
    process.exit(2);
  });
} else if (name === '--help' || name === '-h') console.log(HELP);
else if (name === '--version') console.log(version);
else {
  console.error(`"${name}" is not a command\n\n${HELP}`);
  process.exit(2);
}

/** What to do when a command cannot be loaded: doctor needs packages that this one does not bring with it. */
function explain(error: Error & { code?: string }): string {
  if (error.code !== 'MODULE_NOT_FOUND' || !error.message.includes('@aws-sdk/')) return String(error.stack);
  const clients = Object.keys(peerDependencies).filter((name) => name.startsWith('@aws-sdk/'));
  return `${name} needs clients of the AWS SDK that are not installed: npm install --save-dev ${clients.join(' ')}`;
}
