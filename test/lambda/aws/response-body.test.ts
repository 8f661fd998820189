import { Readable } from 'node:stream';
import { readBody } from '../../../lambda/aws/response-body';

describe('readBody', () => {
  it('joins the pieces of a body', async () => {
    const body = await readBody(Readable.from([Buffer.from('{"ca'), Buffer.from('ses":[]}')]));
    expect(Buffer.from(body).toString()).toBe('{"cases":[]}');
  });

  it('cuts a body that has no end after about 4 MB and closes its connection', async () => {
    let sent = 0;
    const endless = new Readable({
      read() {
        sent += 64 * 1024;
        this.push(Buffer.alloc(64 * 1024));
      },
    });
    await expect(readBody(endless)).rejects.toMatchObject({ kind: 'malformedAnswer', retryable: false });
    expect(sent).toBeLessThan(5 * 1024 * 1024);
    expect(endless.destroyed).toBe(true);
  });
});
