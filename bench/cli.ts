import { type Commands, main } from '../dev/commands/main';

/** The benchmarks; each writes what it measures into docs. */
const COMMANDS: Commands = {
  'bench:cold-start': async () => (await import('./cold-start')).coldStart,
  'bench:overload': async () => (await import('./overload')).overload,
  'bench:burst': async () => (await import('./burst')).burst,
  'bench:html-page': async () => (await import('./html-page')).htmlPage,
};

main('npm run', COMMANDS);
