import { createHmac, randomBytes } from 'node:crypto';

/** The tokens of one emulator: each names a position in the cases of one contact in one domain, and works only there. */
export type PageTokens = {
  issue(domainId: string, contactArn: string, position: number): string;
  /** The position that a token names; undefined if it was not issued here, or not for this contact and domain. */
  read(domainId: string, contactArn: string, token: string): number | undefined;
};

/** Makes tokens with a key of their own, so that nobody else can. The same position always has the same token. */
export function createPageTokens(): PageTokens {
  const key = randomBytes(32);

  function issue(domainId: string, contactArn: string, position: number): string {
    const hash = createHmac('sha256', key).update(JSON.stringify([domainId, contactArn, position]));
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(position);
    return Buffer.concat([hash.digest(), bytes]).toString('base64url');
  }

  return {
    issue,
    read(domainId, contactArn, token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length < 4) return undefined;
      const position = bytes.readUInt32BE(bytes.length - 4);
      return issue(domainId, contactArn, position) === token ? position : undefined;
    },
  };
}
