import { writeFileSync } from 'node:fs';
import type { Page } from '../flow/draw/model';
import type { Io } from './io';

/** Writes an HTML page to a file and says so. What draws is loaded only where it is wanted. */
export async function writePage(io: Io, file: string, page: Page): Promise<void> {
  const { renderPage } = await import('../flow/draw/page');
  const blocks = page.flows.reduce((sum, { content }) => sum + (content?.Actions.length ?? 0), 0);
  io.progress(`Drawing ${blocks} blocks ...`);
  writeFileSync(file, renderPage(page));
  io.warn([`The page is in ${file}`]);
}
