import fc from 'fast-check';
import { createPageTokens } from '../../../dev/cases-api/operation';
import { ask, contactArn, DOMAIN_ID, emulate, numberedCases, stopEmulators } from '../../support/cases-request';

afterEach(stopEmulators);

type Page = { cases: { caseId: string }[]; nextToken?: string; message?: string };

async function pageOf(...asking: Parameters<typeof ask>): Promise<Page> {
  return (await (await ask(...asking)).json()) as Page;
}

describe('the pages of a contact', () => {
  it('hold every case once and in order, whatever their number and the size of the pages', async () => {
    const sizes = fc.record({ count: fc.nat(45), maxResults: fc.integer({ min: 1, max: 10 }) });
    const cases: Record<string, ReturnType<typeof numberedCases>> = {};
    const emulator = await emulate({ cases });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ count, maxResults }) => {
        cases['contact-1'] = numberedCases(count);
        const pages: Page[] = [];
        do {
          const nextToken = pages.at(-1)?.nextToken ?? '';
          pages.push(await pageOf(emulator, { contactArn: contactArn('contact-1'), maxResults, nextToken }));
        } while (pages.at(-1)?.nextToken !== undefined);
        expect(pages.flatMap((page) => page.cases)).toEqual(cases['contact-1']);
        expect(pages).toHaveLength(Math.max(1, Math.ceil(count / maxResults)));
      }),
      { numRuns: 30 },
    );
  });

  it('hold ten cases when maxResults is absent or null', async () => {
    const emulator = await emulate({ cases: { c: numberedCases(11) } });
    expect((await pageOf(emulator, { contactArn: contactArn('c') })).cases).toHaveLength(10);
    expect((await pageOf(emulator, { contactArn: contactArn('c'), maxResults: null })).cases).toHaveLength(10);
  });

  it.each(['unknown', 'constructor', '__proto__'])(
    'are one that is empty for the contact %s without cases',
    async (id) => {
      const emulator = await emulate({ cases: { other: numberedCases(1) } });
      expect(await pageOf(emulator, { contactArn: contactArn(id) })).toEqual({ cases: [] });
    },
  );

  it('may be asked for again with the same token', async () => {
    const emulator = await emulate({ cases: { c: numberedCases(25) } });
    const { nextToken } = await pageOf(emulator, { contactArn: contactArn('c') });
    const again = () => pageOf(emulator, { contactArn: contactArn('c'), nextToken });
    expect(await again()).toEqual(await again());
  });
});

describe('a token', () => {
  const cases = { 'contact-1': numberedCases(25), 'contact-2': numberedCases(25) };
  const body = { contactArn: contactArn('contact-1') };
  const refused = expect.stringMatching(
    /^1 validation error detected: Value '.*' at 'nextToken' .* this contact and domain$/,
  );

  it('is refused for another contact', async () => {
    const emulator = await emulate({ cases });
    const { nextToken } = await pageOf(emulator, body);
    expect(await pageOf(emulator, { contactArn: contactArn('contact-2'), nextToken })).toEqual({ message: refused });
  });

  it('is refused by another emulator', async () => {
    const { nextToken } = await pageOf(await emulate({ cases }), body);
    expect(await pageOf(await emulate({ cases }), { ...body, nextToken })).toEqual({ message: refused });
  });

  it('is refused when a single character of it is changed', async () => {
    const emulator = await emulate({ cases });
    const { nextToken = '' } = await pageOf(emulator, body);
    for (let at = 0; at < nextToken.length; at++) {
      const forged = nextToken.slice(0, at) + (nextToken[at] === 'x' ? 'y' : 'x') + nextToken.slice(at + 1);
      expect(await pageOf(emulator, { ...body, nextToken: forged })).toEqual({ message: refused });
    }
  });

  it('belongs to one domain', () => {
    const tokens = createPageTokens();
    const token = tokens.issue(DOMAIN_ID, body.contactArn, 10);
    expect(tokens.read(DOMAIN_ID, body.contactArn, token)).toBe(10);
    expect(tokens.read('domain-2', body.contactArn, token)).toBeUndefined();
  });

  it('is never made up by anybody else', () => {
    const tokens = createPageTokens();
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (token) => {
        expect(tokens.read(DOMAIN_ID, body.contactArn, token)).toBeUndefined();
      }),
    );
  });
});
