import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where Debian puts Chromium. */
const CHROMIUM = '/usr/bin/chromium';

/** `describe` where there is a browser; elsewhere it skips, and says so. */
export function describeInBrowser(name: string, tests: () => void): void {
  const installed = existsSync(CHROMIUM);
  if (!installed) {
    process.stderr.write(`Skipped, because there is no ${CHROMIUM} (Debian: apt-get install chromium): ${name}\n`);
  }
  (installed ? describe : describe.skip)(name, tests);
}

export type OpenPage = {
  page: Page;
  /** What the page wrote to the console, and the errors of its script. */
  messages: string[];
  /** The addresses that it requested beside its own file. */
  requests: string[];
};

/** A browser that opens HTML from a file, as a reader opens a file that came by mail. */
export function startBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  let browser: Browser | undefined;

  return {
    async open(html: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<OpenPage> {
      browser ??= await chromium.launch({ executablePath: CHROMIUM, timeout: 0 });
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
      // Jest ends what hangs; a busy machine only takes its time.
      page.setDefaultTimeout(0);
      const messages: string[] = [];
      const requests: string[] = [];
      const file = join(folder, 'page.html');
      const { href } = pathToFileURL(file);
      writeFileSync(file, html);
      page.on('console', (message) => messages.push(message.text()));
      page.on('pageerror', (error) => messages.push(error.message));
      page.on('request', (request) => request.url() !== href && requests.push(request.url()));
      await page.goto(href);
      return { page, messages, requests };
    },
    async stop() {
      await browser?.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
