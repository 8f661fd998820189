/** A key that is computed from a constant, as the SDK writes them: `[_hE]: 429`. */
const COMPUTED_KEY = /\[(_\w+)\]: /g;
const CONSTANT = /^var (_\w+) = ("[^"\\]*");$/gm;

/**
 * Writes the computed keys of the SDK's schemas in bundled code as the strings that they are.
 *
 * The client describes each operation of the service by a list whose keys are computed from constants. To esbuild a
 * computed key may have side effects, so it would keep the descriptions of all operations, a tenth of the bundle.
 *
 * @throws Error when the code has no such keys, so that nothing stays in the bundle unnoticed.
 */
export function withPlainKeys(code: string): string {
  const constants = new Map([...code.matchAll(CONSTANT)].map(([, name, text]) => [name, text]));
  const plain = code.replace(COMPUTED_KEY, (key, name) => {
    const text = constants.get(name);
    return text === undefined ? key : `${text}: `;
  });
  if (plain === code) {
    throw new Error(
      'The SDK does not write the keys of its schemas as lib/bundling/plain-keys.ts expects. Adapt it, or install the versions of package-lock.json.',
    );
  }
  return plain;
}
