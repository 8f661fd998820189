import { createHmac, randomBytes } from 'node:crypto';

/**
 * The tokens of one operation: each names a position in one list of cases of one domain, and works only there. A list is
 * named by whatever tells it from other lists, such as the contact's ARN.
 */
export type PageTokens = {
  issue(domainId: string, list: string, position: number): string;
  /** The position that a token names; undefined if it was not issued here, or not for this list and domain. */
  read(domainId: string, list: string, token: string): number | undefined;
};

/** Makes tokens with a key of their own, so that no other token is valid. The same position always has the same token. */
export function createPageTokens(): PageTokens {
  const key = randomBytes(32);

  function issue(domainId: string, list: string, position: number): string {
    const hash = createHmac('sha256', key).update(JSON.stringify([domainId, list, position]));
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(position);
    return Buffer.concat([hash.digest(), bytes]).toString('base64url');
  }

  return {
    issue,
    read(domainId, list, token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length < 4) return undefined;
      const position = bytes.readUInt32BE(bytes.length - 4);
      return issue(domainId, list, position) === token ? position : undefined;
    },
  };
}
