/** Megabytes that Lambda offers (Lambda quotas). */
export const MEMORY_SIZES = { smallest: 128, largest: 10_240 };

/** Megabytes. docs/cold-start.md compares sizes. */
export const DEFAULT_MEMORY_SIZE = 512;

/** Whether Lambda offers so many megabytes of memory. */
export function isMemorySize(size: number): boolean {
  return Number.isInteger(size) && size >= MEMORY_SIZES.smallest && size <= MEMORY_SIZES.largest;
}
