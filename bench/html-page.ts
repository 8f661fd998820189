import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { defineCommand, EXIT } from '../dev/commands/command';
import { readFlow } from '../dev/flow/content/read-flow';
import { renderPage } from '../dev/flow/draw/page';

/** As many blocks as Connect allows in a flow. */
const BLOCKS = 250;
const OPENED = 7;

export const htmlPage = defineCommand({
  name: 'bench:html-page',
  summary: `Measures how long Chromium takes to draw an HTML page of ${BLOCKS} blocks.`,
  description: 'Needs /usr/bin/chromium.',
  options: [],
  async action(io) {
    const content = readFlow(largestFlow());
    const path = content.Actions.map(({ Identifier: block, Type: type }) => {
      const branch = type === 'DisconnectParticipant' ? undefined : 'Success';
      return { flow: 'flow', block, type, branch, notes: [], changed: {}, logged: false, began: 0, ended: 0 };
    });
    const contact = { title: 'a contact', path, end: 'the flow ends', attributes: {}, failures: [] };
    const began = performance.now();
    const html = renderPage({ title: 'flow', flows: [{ name: 'flow', content, findings: [] }], runs: [contact] });
    io.print([`written in ${Math.round(performance.now() - began)} ms, ${Math.round(html.length / 1024)} KB`]);
    const opened = await open(html);
    io.print([`drawn in ${describe(opened.map(({ drawn }) => drawn))}`]);
    io.print([`CPU time of the page in ${describe(opened.map(({ busy }) => busy))}`]);
    return EXIT.ok;
  },
});

function describe(times: number[]): string {
  const sorted = times.map(Math.round).toSorted((a, b) => a - b);
  return `${sorted[0]} to ${sorted.at(-1)} ms, median ${sorted[OPENED >> 1]} ms`;
}

/** Milliseconds from the start of opening the page until all of it has been painted, and of its main thread's CPU. */
async function open(html: string): Promise<{ drawn: number; busy: number }[]> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  try {
    const file = join(folder, 'page.html');
    writeFileSync(file, html);
    const times = [];
    for (let opened = 0; opened < OPENED; opened++) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.goto(pathToFileURL(file).href);
      // The second frame begins when the first one has been painted.
      const drawn = await page.evaluate<number>(
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))',
      );
      const { metrics } = await session.send('Performance.getMetrics');
      times.push({ drawn, busy: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000 });
      await page.close();
    }
    return times;
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A flow without positions whose blocks lead on to each other, every third of them by five branches. */
function largestFlow() {
  const nameOf = (index: number) => `block ${Math.min(index, BLOCKS - 1)}`;
  const Actions = Array.from({ length: BLOCKS }, (_, index) => {
    if (index === BLOCKS - 1) return { Identifier: nameOf(index), Type: 'DisconnectParticipant' };
    const Errors = [{ ErrorType: 'NoMatchingError', NextAction: nameOf(index + 2) }];
    if (index % 3 > 0) {
      const Parameters = { Text: `This is what block ${index} says.` };
      const Transitions = { NextAction: nameOf(index + 1), Errors };
      return { Identifier: nameOf(index), Type: 'MessageParticipant', Parameters, Transitions };
    }
    const Conditions = [1, 2, 3].map((key) => ({
      Condition: { Operator: 'Equals', Operands: [`${key}`] },
      NextAction: nameOf(index + key + 1),
    }));
    const Transitions = { NextAction: nameOf(index + 1), Errors, Conditions };
    return { Identifier: nameOf(index), Type: 'GetParticipantInput', Parameters: {}, Transitions };
  });
  return { Version: '2019-10-30', StartAction: nameOf(0), Actions };
}
