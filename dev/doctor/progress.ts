/** Shows how far something is. */
export type Progress = (done: number, total: number) => void;

const WIDTH = 24;

/** A bar that is filled up to a share from 0 to 1. */
export function bar(share: number): string {
  const filled = Math.round(WIDTH * share);
  return `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}]`;
}
