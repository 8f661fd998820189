/**
 * Whether a value is an id that stays one path segment of an ARN. Other characters, such as a slash or a wildcard, could
 * turn the ARN into another one.
 */
export function isId(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.length <= maxLength && /^[\w-]+$/.test(value);
}
