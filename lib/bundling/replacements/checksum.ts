// Replaces @smithy/core/checksum in the bundle, which implements SHA-256 and other checksums in JavaScript for browsers
// and for builds of Node.js without cryptography. Lambda's Node.js has cryptography, and requests to Amazon Connect Cases
// are signed with SHA-256 only.
import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';

/** The SHA-256 of its input; with a secret, the HMAC. The SDK creates a new object for each hash. */
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
    throw new Error('A Sha256 of the bundle hashes once: lib/bundling/replacements/checksum.ts has no reset');
  }
}
