import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Makes and reads tokens that mean something for one list only, and nothing to whoever holds them. */
export type PageTokens = {
  issue(list: string, offset: number): string;
  /** The offset of a token that was issued for this very list, else undefined. */
  redeem(list: string, token: string): number | undefined;
};

/** Makes tokens with a key of their own: those of another process are as good as forged. */
export function createPageTokens(): PageTokens {
  const key = randomBytes(32);
  const seal = (list: string, offset: string) => createHmac('sha256', key).update(`${offset} ${list}`).digest();

  return {
    issue: (list, offset) =>
      Buffer.from(`${offset}.${seal(list, String(offset)).toString('hex')}`).toString('base64url'),
    redeem(list, token) {
      const [offset = '', sealed = ''] = Buffer.from(token, 'base64url').toString().split('.');
      const expected = seal(list, offset);
      const given = Buffer.from(sealed, 'hex');
      return given.length === expected.length && timingSafeEqual(given, expected) ? Number(offset) : undefined;
    },
  };
}
