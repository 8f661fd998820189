/** Shows how far something is. */
export type Progress = (done: number, total: number) => void;

const WIDTH = 24;

/** A bar on the last line of a terminal, gone when all is done; where nobody watches, nothing. */
export function createProgress(output: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>, what: string): Progress {
  if (!output.isTTY) return () => {};
  return (done, total) => {
    const filled = total === 0 ? WIDTH : Math.round((WIDTH * done) / total);
    const bar = `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${done} of ${total} ${what}`;
    output.write(done >= total ? '\r\x1b[K' : `\r${bar}\x1b[K`);
  };
}
