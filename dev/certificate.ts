import { generate } from 'selfsigned';

/** A server's private key and certificate, as PEM. */
export type Certificate = { key: string; cert: string };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Makes a certificate for localhost that is signed by itself and valid for a day. */
export async function issueCertificate(): Promise<Certificate> {
  const now = Date.now();
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + DAY_MS),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  return { key, cert };
}
