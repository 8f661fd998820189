import { createHash } from 'node:crypto';
import { countsOf } from '../content/finding';
import { clientScript, pageStyle } from './client-files';
import { drawingOf } from './drawing/drawing';
import { pathStyle } from './drawing/path-style';
import { indexOf } from './lists/block-index';
import { blocksList } from './lists/blocks-list';
import { findingsList } from './lists/findings-list';
import { runsList } from './lists/runs-list';
import { type Markup, markup } from './markup';
import type { Page } from './model';

/** A page that needs no other file and no network: drawing, runs, findings, and a list of all blocks. */
export function renderPage(page: Page): string {
  const paths = page.runs.map((_, index) => pathStyle(index, `:where(body:has(#run-${index}[open]))`));
  const style = [pageStyle(), ...paths].join('\n');
  const script = clientScript();
  const drawing = drawingOf(page, {
    attributes: markup` id="drawing" role="group" aria-label="Drawing of the blocks. The list of blocks says the same in words."`,
  });
  const blocks = indexOf(page.flows);
  const document = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(style, script)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${page.title}</title>
<style>${{ markup: style }}</style>
</head>
<body>
<header><h1>${page.title}</h1><p>${summaryOf(page)}</p>${tools()}</header>
<main>
<section id="stage" tabindex="0" aria-label="Drawing">${drawing.svg}</section>
<section id="chosen" aria-label="Chosen block" aria-live="polite" hidden></section>
<aside id="panel" aria-label="Details">
${findingsList(page.flows, blocks)}${runsList(page.runs, blocks)}${blocksList(page.flows, blocks, page.runs.length === 0 && page.flows.length === 1)}</aside>
</main>
${keys()}
<script>${{ markup: script }}</script>
</body>
</html>
`;
  return document.markup;
}

/** Lets the page's own style and script run, and nothing be requested from anywhere. */
function policyFor(style: string, script: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`;
}

function summaryOf({ flows, runs }: Page): string {
  const blocks = flows.reduce((sum, { content }) => sum + (content?.Actions.length ?? 0), 0);
  const count = (number: number, what: string) => (number === 0 ? [] : [`${number} ${what}${number === 1 ? '' : 's'}`]);
  return [
    ...count(flows.length > 1 ? flows.length : 0, 'flow'),
    ...count(blocks, 'block'),
    ...count(runs.length, 'run'),
    ...[countsOf(flows.flatMap(({ findings }) => findings))].filter(Boolean),
  ].join(' · ');
}

/** Only of use with the script, which shows them. */
function tools(): Markup {
  return markup`<div id="tools" role="toolbar" aria-label="View" hidden>
<input id="search" type="search" placeholder="Search blocks" aria-label="Search blocks" autocomplete="off" spellcheck="false"><output id="matches" for="search"></output>
<button type="button" data-do="out" aria-label="Zoom out">−</button><button type="button" data-do="actual" aria-label="Zoom to 100 %"><span id="scale">100 %</span></button><button type="button" data-do="in" aria-label="Zoom in">+</button>
<button type="button" data-do="fit">Fit</button><button type="button" data-do="help" aria-haspopup="dialog">Keys</button></div>`;
}

const KEYS: [string, string][] = [
  ['/', 'search; Enter for the next match, Shift + Enter for the one before'],
  ['← → ↑ ↓', 'scroll'],
  ['N, P', 'the next step of the run, the previous one'],
  ['E', 'the next block with a finding'],
  ['+, −', 'zoom in, zoom out (also Ctrl + wheel)'],
  ['0, 1', 'fit all, 100 %'],
  ['Esc', 'choose nothing'],
];

function keys(): Markup {
  const rows = KEYS.map(([key, meaning]) => markup`<div><dt><kbd>${key}</kbd></dt><dd>${meaning}</dd></div>`);
  return markup`<dialog id="help" aria-labelledby="help-title"><h2 id="help-title">Keys</h2><p>They work while the drawing has the focus.</p><dl>${rows}</dl><form method="dialog"><button>Close</button></form></dialog>`;
}
