// Stands in the bundle for @smithy/core/checksum, which holds SHA-256 and other checksums once more in JavaScript, for
// browsers and for builds of Node.js without cryptography. Lambda's Node.js has it, and requests to Amazon Connect Cases
// are signed with SHA-256 alone.
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

/** The SHA-256 of what was given to it; with a secret the HMAC. The SDK makes a new one for each. */
export class Sha256 {
  private readonly hash: Hash | Hmac;

  constructor(secret?: string | Uint8Array) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  }

  update(data: string | Uint8Array): void {
    this.hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }

  reset(): never {
    throw new Error('The bundle hashes once with each Sha256: lambda/bundle/checksum.ts holds no reset');
  }
}
