import { createHash } from 'node:crypto';
import { readFlow } from '../../../../dev/flow/content/read-flow';
import type { Page } from '../../../../dev/flow/draw/model';
import { renderPage } from '../../../../dev/flow/draw/page';
import { exampleFlow } from '../../../support/flows';
import { sampleFlow, samplePage } from '../../../support/page';
import { end, runContent, say, set } from '../../../support/run';

const pageOf = (content: object, more: Partial<Page> = {}): string =>
  renderPage({
    title: 'a flow',
    flows: [{ name: 'flow.json', content: readFlow(content), findings: [] }],
    runs: [],
    ...more,
  });

/** The text of the element with an id, up to the next one of its kind. */
const entry = (html: string, id: string) => html.slice(html.indexOf(`id="${id}"`)).split('<li id="')[0] ?? '';

describe('a page', () => {
  let sample: string;
  beforeAll(async () => {
    sample = renderPage(await samplePage());
  });

  it('allows its own style and script, and no request to anywhere', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(sample)?.[1]?.replaceAll('&#39;', "'");
    const hashOf = (element: string) => {
      const content = new RegExp(`<${element}>([^]*?)</${element}>`).exec(sample)?.[1] ?? '';
      return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
    };
    expect(policy).toBe(
      `default-src 'none'; style-src ${hashOf('style')}; script-src ${hashOf('script')}; base-uri 'none'; form-action 'none'`,
    );
    expect(sample).not.toMatch(/\b(src|xlink:href|action)=/);
    const links = sample.match(/href="[^"]*"[^>]*>/g)?.filter((link) => !link.startsWith('href="#')) ?? [];
    expect(links.every((link) => /^href="https:[^"]*" rel="noreferrer"/.test(link))).toBe(true);
    expect(sample).not.toMatch(/\sstyle="|\son\w+="/);
  });

  it('shows text of the flow, of the run and of findings as text, whatever it holds', async () => {
    const evil = '</script><img src=x onerror="alert(1)">\u0000';
    const content = exampleFlow({ ...say({ Text: evil }), Identifier: evil }, { ...end, Identifier: '1' });
    content.StartAction = evil;
    content.Actions[0]!.Transitions = { NextAction: '1', Errors: [{ ErrorType: evil, NextAction: '1' }] } as never;
    const run = await runContent(content);
    const html = renderPage({
      title: evil,
      flows: [
        {
          name: 'flow.json',
          content: readFlow(content),
          findings: [{ rule: 'block-form', level: 'error', place: evil, block: evil, problem: evil, source: evil }],
        },
      ],
      runs: [{ ...run, title: evil, failures: [], error: evil, attributes: { [evil]: evil } }],
    });
    expect(html).not.toContain('<img');
    expect(html).not.toContain('\u0000');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
  });

  it('says in a list what the drawing shows: every block, and where each branch leads', () => {
    const { content } = sampleFlow();
    for (const [index, { Identifier, Type }] of content.Actions.entries()) {
      expect(entry(sample, `b0-${index}`)).toContain(`<h3>${Identifier}</h3>`);
      expect(entry(sample, `b0-${index}`)).toContain(Type);
    }
    expect(entry(sample, 'b0-3')).toContain('= 0 → <a href="#b0-5" data-block="b0-5">Say none</a>');
    expect(entry(sample, 'b0-3')).toContain('No match → <a href="#b0-4" data-block="b0-4">Keep the failure</a>');
  });

  it('tells each step with its time, its notes, what changed and the branch', () => {
    expect(entry(sample, 'r0-2')).toContain('<span class="time">1.20 s</span>');
    expect(entry(sample, 'r0-2')).toContain('<dt>caseCount</dt><dd>1</dd>');
    expect(entry(sample, 'r0-3')).toContain('$.External.caseCount is &quot;1&quot;');
    expect(entry(sample, 'r0-3')).toContain('Branch: = 1');
    expect(sample).toContain('the contact is disconnected, after 1.20 s');
  });

  it('puts the requests to Cases on a time line, with waits and throttles', () => {
    const requests = entry(sample, 'r0-1');
    expect(requests).toContain('Requests to Cases in 1.20 s');
    expect(requests).toMatch(/class="refused"><td>0\.10 s<\/td><td>throttled/);
    expect(requests).toMatch(/class="answered"><td>0\.70 s<\/td><td>page of 1 <small>waited 0\.60 s<\/small>/);
    expect(requests).toContain('<rect class="pause" x="10.8%" y="8" width="47.0%" height="2"/><circle cx="57.8%"');
  });

  it('names a block that only the designer named by its type and its first words', () => {
    const id = '0f1e2d3c-7d1e-4f52-9a70-0c8f5b1d2e01';
    const content = exampleFlow(say({ Text: 'Good morning' }), { ...end, Identifier: id });
    content.Actions[0]!.Identifier = content.StartAction = id.replace('0f', 'a0');
    content.Actions[0]!.Transitions = { NextAction: id } as never;
    const html = pageOf(content);
    expect(entry(html, 'b0-0')).toContain('<h3>Play prompt</h3>');
    expect(html).toContain('aria-label="Play prompt: “Good morning”"');
    expect(html).toContain('Success → <a href="#b0-1" data-block="b0-1">Disconnect / hang up</a>');
  });

  it('lists findings by their level, worst first, and marks each block with its own', () => {
    const levels = [...sample.matchAll(/<li class="finding (\w+)">/g)].map(([, level]) => level);
    expect(levels).toEqual(['error', 'warning', 'note']);
    expect(sample).toMatch(/data-block="b0-6"[^>]*aria-label="Say one, Play prompt, 1 finding"/);
    expect(sample).toContain('<title>error: says the wrong thing</title>');
    expect(sample).toContain('10 blocks · 2 runs · 1 error, 1 warning, 1 note');
  });

  it('tells equal findings once, with the blocks where they are', () => {
    const findings = Array.from({ length: 7 }, (_, index) => ({
      rule: 'block-form',
      level: 'warning' as const,
      place: `block "${index}"`,
      block: `${index}`,
      problem: 'is odd',
      source: 'docs/recipes.md',
    }));
    const content = exampleFlow(...findings.map(() => say({ Text: 'a' })));
    const html = pageOf(content, { flows: [{ name: 'flow.json', content: readFlow(content), findings }] });
    expect(html.match(/<li class="finding warning">/g)).toHaveLength(1);
    expect(html).toContain('7 times: is odd <small>(docs/recipes.md)</small>');
    expect(html).toMatch(/data-block="b0-4">4<\/a><\/li><li>and 2 more<\/li>/);
    expect(html.match(/<g class="mark warning">/g)).toHaveLength(7);
  });

  it('shows only the findings of a file that cannot be read as a flow', () => {
    const html = renderPage({
      title: 'broken.json',
      flows: [
        {
          name: 'broken.json',
          findings: [
            { rule: 'block-form', level: 'error', place: 'content', problem: 'must be an object', source: 'docs' },
          ],
        },
      ],
      runs: [],
    });
    expect(html).toContain('content must be an object');
    expect(html).not.toContain('class="block ');
  });

  it('says where a run stopped and why', async () => {
    const content = exampleFlow(say({ Text: 'a' }), end);
    const run = await runContent(content);
    const html = pageOf(content, {
      runs: [{ ...run, end: '', title: 'a run', failures: [], error: 'the runner does not know it' }],
    });
    expect(html).toContain('<b>Stopped:</b> the runner does not know it');
  });

  it('says what is not as expected of a run', async () => {
    const content = exampleFlow(say({ Text: 'a' }), end);
    const run = await runContent(content);
    const html = pageOf(content, { runs: [{ ...run, title: 'a run', failures: ['caseCount is "0"'] }] });
    expect(html).toContain('<b>Not as expected:</b> caseCount is &quot;0&quot;');
    expect(html).toContain('; not as expected</small>');
  });

  it('shows no more of the contact than the terminal does', async () => {
    const content = exampleFlow(
      set({ phone: '$.CustomerEndpoint.Type', long: 'x'.repeat(200) }),
      {
        Type: 'Compare',
        Parameters: { ComparisonValue: '$.CustomerEndpoint.Address' },
        errors: ['NoMatchingCondition'],
      },
      end,
    );
    const event = {
      Details: {
        ContactData: { Channel: 'VOICE', CustomerEndpoint: { Address: '+15005550199', Type: 'TELEPHONE_NUMBER' } },
      },
    };
    const run = await runContent(content, { event });
    const html = pageOf(content, { runs: [{ ...run, title: 'a run', failures: [] }] });
    expect(html).toContain('TELEPHONE_NUMBER');
    expect(html).not.toContain('5005550199');
    expect(html).toContain(`<dd>${'x'.repeat(77)}...</dd>`);
    expect(html.split('<pre>')[0]).not.toContain('x'.repeat(80));
  });
});
