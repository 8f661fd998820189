import { Sha256 as SdkSha256 } from '@smithy/core/checksum';
import fc from 'fast-check';
import { Sha256 } from '../../../../lib/bundling/replacements/checksum';

const text = fc.oneof(fc.string(), fc.uint8Array());

async function digest(
  Hash: typeof Sha256 | typeof SdkSha256,
  secret: string | Uint8Array | undefined,
  data: unknown[],
) {
  const hash = new Hash(secret);
  for (const part of data) hash.update(part as Uint8Array);
  return Buffer.from(await hash.digest()).toString('hex');
}

describe('the SHA-256 of the bundle', () => {
  it("is the SDK's, for all data, with a secret and without", async () => {
    const secret = fc.option(
      text.filter(({ length }) => length > 0),
      { nil: undefined },
    );
    await fc.assert(
      fc.asyncProperty(secret, fc.array(text), async (key, data) => {
        expect(await digest(Sha256, key, data)).toBe(await digest(SdkSha256, key, data));
      }),
    );
  });

  it('refuses to be reset', () => expect(() => new Sha256().reset()).toThrow('no reset'));
});
