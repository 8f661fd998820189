import type { Page } from 'playwright-core';
import { renderPage } from '../../../../dev/flow/draw/page';
import { describeInBrowser, type OpenPage, startBrowser } from '../../../support/browser';
import { samplePage } from '../../../support/page';

describeInBrowser('a page in a browser', () => {
  const browser = startBrowser();
  let html: string;
  let open: OpenPage;
  let page: Page;

  beforeAll(async () => {
    html = renderPage(await samplePage());
  });
  beforeEach(async () => {
    open = await browser.open(html);
    page = open.page;
  });
  afterEach(async () => {
    expect(open.messages).toEqual([]);
    expect(open.requests).toEqual([]);
    await page.close();
  });
  afterAll(() => browser.stop());

  const block = (name: string) => page.locator(`.block[aria-label^="${name}"]`);
  const chosen = () => page.locator('.block.chosen').getAttribute('aria-label');
  const styleOf = (selector: string, property: string) =>
    page.evaluate<string>(
      `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).getPropertyValue('${property}')`,
    );
  const strokeOf = (name: string) => styleOf(`.block[aria-label^="${name}"] > .frame`, 'stroke');
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  it('draws every block in view', async () => {
    for (const one of await page.locator('.block').all()) {
      const box = await one.boundingBox();
      expect(box!.x).toBeGreaterThan(0);
      expect(box!.y).toBeGreaterThan(40);
      expect(box!.x + box!.width).toBeLessThan(940);
      expect(box!.y + box!.height).toBeLessThan(800);
    }
    expect(await page.locator('.block').count()).toBe(10);
  });

  it('highlights the path of the run that is open', async () => {
    const path = await strokeOf('Say one');
    const other = await strokeOf('Say several');
    expect(path).not.toBe(other);
    expect(await page.locator('.badges.run-0').isVisible()).toBe(true);
    expect(await page.locator('.badges.run-1').isVisible()).toBe(false);

    await page.click('#run-1 > summary');
    expect(await strokeOf('Say one')).toBe(other);
    expect(await strokeOf('Say several')).toBe(path);
    expect(await page.locator('.badges.run-0').isVisible()).toBe(false);
    expect(await page.locator('#run-0').getAttribute('open')).toBeNull();
  });

  it('leads along the run and to findings by the keyboard alone', async () => {
    await press('n', 'n');
    expect(await chosen()).toContain('Look up cases');
    expect(await page.locator('#chosen h3').textContent()).toBe('Look up cases');
    expect(await page.locator('#r0-1').getAttribute('class')).toBe('chosen');
    await press('n', 'n');
    expect(await chosen()).toContain('How many cases');
    await press('p');
    expect(await chosen()).toContain('Keep the result');
    await press('e');
    expect(await chosen()).toContain('Say none');
    await press('Escape');
    expect(await page.locator('.chosen').count()).toBe(0);
    expect(await page.locator('#chosen').isVisible()).toBe(false);
    await page.setViewportSize({ width: 1280, height: 500 });
    await press('p');
    expect(await chosen()).toContain('Hang up');
    const step = (await page.locator('#r0-5').boundingBox())!;
    expect(step.y + step.height).toBeLessThanOrEqual(501);
  });

  it('finds blocks by any of their words, and shows one after the other', async () => {
    await press('/');
    await page.keyboard.type('play cases of yours');
    expect(await page.textContent('#matches')).toBe('1 found');
    await press('Enter');
    expect(await chosen()).toContain('Say several');
    expect(await page.textContent('#matches')).toBe('1 of 1');
    await page.fill('#search', 'firstCaseId');
    await press('Shift+Enter');
    expect(await chosen()).toContain('Keep the failure');
    await page.fill('#search', 'nothing like it');
    expect(await page.textContent('#matches')).toBe('none');
    await press('Escape', 'n');
    expect(await chosen()).toBeDefined();
  });

  it('zooms by keys, by buttons and by the wheel around the pointer', async () => {
    const scale = async () => Number.parseInt((await page.textContent('#scale'))!, 10);
    const fitting = await scale();
    await press('+');
    expect(Math.abs((await scale()) - fitting * 1.25)).toBeLessThan(1.5);
    await press('1');
    expect(await scale()).toBe(100);
    await press('0');
    expect(await scale()).toBe(fitting);
    await page.click('[data-do="in"]');
    expect(await scale()).toBeGreaterThan(fitting);

    await press('1');
    await block('Look up cases').hover();
    const before = (await block('Look up cases').boundingBox())!;
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -150);
    await page.keyboard.up('Control');
    const after = (await block('Look up cases').boundingBox())!;
    expect(after.width).toBeGreaterThan(before.width * 1.5);
    expect(Math.abs(after.x + after.width / 2 - before.x - before.width / 2)).toBeLessThan(3);
  });

  it('is moved by dragging, which chooses no block', async () => {
    await press('1', '+', '+');
    const before = (await block('How many cases').boundingBox())!;
    await page.mouse.move(before.x + 20, before.y + 20);
    await page.mouse.down();
    await page.mouse.move(before.x - 60, before.y + 20, { steps: 4 });
    await page.mouse.up();
    const after = (await block('How many cases').boundingBox())!;
    expect(before.x - after.x).toBeCloseTo(80, 0);
    expect(await page.locator('.chosen').count()).toBe(0);
    await block('How many cases').click();
    expect(await chosen()).toContain('How many cases');
  });

  it('goes from a step to its block', async () => {
    await page.click('#r0-3 a');
    expect(await chosen()).toContain('How many cases');
    expect(await page.locator('.block:focus').getAttribute('data-block')).toBe('b0-3');
    await page.mouse.click(500, 70);
    expect(await page.locator('.chosen').count()).toBe(0);
  });

  it('explains its keys', async () => {
    await press('?');
    expect(await page.locator('#help').isVisible()).toBe(true);
    await press('Enter');
    expect(await page.locator('#help').isVisible()).toBe(false);
  });

  it('says to a screen reader what the blocks are and where they lead', async () => {
    await page.getByText('case-lookup.flow.json (10)').click();
    const blocks = await page.getByRole('region', { name: 'Blocks' }).ariaSnapshot();
    expect(blocks).toContain('heading "How many cases" [level=3]');
    expect(blocks).toContain('link "Say several"');
    const runs = await page.getByRole('region', { name: 'Runs' }).ariaSnapshot();
    expect(runs).toContain('table "Requests to Cases in 1.20 s"');
  });

  it('follows the colour scheme, with text that can be read in both', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const background = luminance(await styleOf('body', 'background-color'));
      expect(background > 0.5).toBe(colorScheme === 'light');
      for (const text of ['body', '.time', '.left', '.finding.error > b', '.finding.warning > b']) {
        const color = luminance(await styleOf(text, 'color'));
        const contrast = (Math.max(color, background) + 0.05) / (Math.min(color, background) + 0.05);
        expect(contrast).toBeGreaterThan(4.5);
      }
    }
  });

  it('can be read without its script', async () => {
    const { page: plain } = await browser.open(html, { javaScriptEnabled: false });
    expect(await plain.locator('.block').count()).toBe(10);
    expect(await plain.locator('#tools').isVisible()).toBe(false);
    expect(await plain.locator('.badges.run-0').isVisible()).toBe(true);
    await plain.click('#run-1 > summary');
    expect(await plain.locator('.badges.run-1').isVisible()).toBe(true);
    await plain.close();
  });
});

/** The relative luminance of `rgb(r, g, b)` (WCAG 2.2). */
function luminance(rgb: string): number {
  const [red = 0, green = 0, blue = 0] = (rgb.match(/\d+/g) ?? []).map(Number).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
