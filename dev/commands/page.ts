import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import type { Page } from '../flow/draw/model';
import { UsageError } from './command';
import type { Io } from './io';

/** Writes an HTML page to a file and says so. What draws is loaded only where it is wanted. */
export async function writePage(io: Io, file: string, page: Page): Promise<void> {
  const { renderPage } = await import('../flow/draw/page');
  const blocks = page.flows.reduce((sum, { content }) => sum + (content?.Actions.length ?? 0), 0);
  io.progress(`Drawing ${blocks} blocks ...`);
  writeFileSync(file, renderPage(page));
  io.warn([`The page is in ${file}`]);
}

/** Refuses to write one of the files that the command reads. @throws UsageError that names the option */
export function refuseInputs<Values>(
  values: Values,
  outputs: (keyof Values & string)[],
  inputs: (string | undefined)[],
): void {
  const read = inputs.filter((file) => file !== undefined && existsSync(file)).map((file) => realpathSync(file!));
  for (const option of outputs) {
    const file = values[option] as string | undefined;
    if (file === undefined || !existsSync(file) || !read.includes(realpathSync(file))) continue;
    throw new UsageError(`--${option}: ${file} is an input of this command; name another file`);
  }
}
