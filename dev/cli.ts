import { type Commands, main } from './commands/main';

/** Every command, of the repository's scripts and of the npm package alike. */
const COMMANDS: Commands = {
  start: async () => (await import('./commands/start')).start,
  check: async () => (await import('./commands/check')).check,
  flow: async () => (await import('./commands/flow')).flow,
  'flow-content': async () => (await import('./commands/flow-content')).flowContent,
  invoke: async () => (await import('./commands/invoke')).invoke,
  emulator: async () => (await import('./commands/emulator')).emulator,
  doctor: async () => (await import('./commands/doctor')).doctor,
  settings: async () => (await import('./commands/settings')).settings,
  'stack-trace': async () => (await import('./commands/stack-trace')).stackTrace,
};

main('connect-case-lookup', COMMANDS);
