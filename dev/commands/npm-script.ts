import { prebuiltFunction } from '../../lib/bundling/function-bundle';
import { type Command, UsageError, usage } from './command';

/**
 * Undoes what npm changes for a script of the repository: it starts the script in the project's folder, where the paths
 * that a person gives do not lead to their files, and takes options before `--` for its own.
 *
 * A command of the npm package starts in the caller's folder. Where another script calls it, its paths start at the
 * project's folder.
 *
 * @throws UsageError that names the options that npm took
 */
export function undoNpm(command: Pick<Command, 'name' | 'options' | 'readsProject'>, env = process.env): void {
  const { name, options, readsProject = false } = command;
  if (env.npm_lifecycle_event !== name || prebuiltFunction() !== undefined) return;
  const taken = options.filter((option) => `npm_config_${option.name().replaceAll('-', '_')}` in env);
  if (taken.length > 0) {
    const names = taken.map(({ long }) => long).join(', ');
    const written = taken.map(({ flags }) => flags.replace(/^-\w, /, '')).join(' ');
    throw new UsageError(`npm took ${names} for itself; options come after --: ${usage(name)} ${written}`);
  }
  if (env.INIT_CWD && !readsProject) process.chdir(env.INIT_CWD);
}
