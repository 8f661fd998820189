/**
 * The names by which a scenario can mean the resource of a block: as the block names it, without its version or alias,
 * and by its bare id.
 */
export function namesOf(resource: string): string[] {
  const start = resource.lastIndexOf('/') + 1;
  const isPlainArn = start === 0 && resource.startsWith('arn:');
  const end = isPlainArn ? -1 : resource.indexOf(':', start);
  const unversioned = end < 0 ? resource : resource.slice(0, end);
  return [...new Set([resource, unversioned, unversioned.slice(start)])];
}
