import { SUCCESS } from '../../content/content';
import { seconds, shorten } from '../../content/text';
import type { VisitedBlock } from '../../context/context';
import { type Markup, markup, NOTHING } from '../markup';
import type { PageRun } from '../model';
import { designerName, subtitleOf } from '../names/block-names';
import { branchLabel } from '../names/branch-names';
import { type BlockIndex, blockLink } from './block-index';
import { requestChart } from './request-chart';

/** The runs, each with its steps in their order; the first one is open, and the open one is shown in the drawing. */
export function runsList(runs: PageRun[], blocks: BlockIndex): Markup {
  if (runs.length === 0) return NOTHING;
  const entries = runs.map((run, index) => runEntry(run, index, blocks));
  return markup`<section aria-labelledby="runs-title"><h2 id="runs-title">${runs.length === 1 ? 'The run' : 'Runs'}</h2>${entries}</section>
`;
}

function runEntry(run: PageRun, index: number, blocks: BlockIndex): Markup {
  const { title, path, end, error, failures, attributes } = run;
  const took = seconds(path.at(-1)?.ended ?? 0);
  const outcome = error === undefined ? `${end}, after ${took} s` : 'stopped';
  const problems = [
    ...(error === undefined ? [] : [markup`<b>Stopped:</b> ${error}`]),
    ...failures.map((failure) => markup`<b>Not as expected:</b> ${failure}`),
  ].map((problem) => markup`<p class="finding error">${problem}</p>`);
  const steps = path.map((step, number) => stepEntry(step, `r${index}-${number}`, run, blocks));
  const open = index === 0 ? markup` open` : NOTHING;
  return markup`<details class="run" name="run" id="run-${index}"${open}><summary><b>${title}</b><small${problems.length === 0 ? NOTHING : markup` class="error"`}>${failures.length === 0 ? outcome : `${outcome}; not as expected`}</small></summary>
${problems}<ol class="steps">${steps}</ol>${attributesList(attributes)}</details>
`;
}

function stepEntry(step: VisitedBlock, id: string, { path }: PageRun, blocks: BlockIndex): Markup {
  const { flow, block, type, notes, branch, began, ended, changed } = step;
  const inside = flow === path[0]?.flow ? NOTHING : markup`<small>in ${flow}</small>`;
  const told = notes.map((note) => markup`<p>${note}</p>`);
  const left =
    branch === undefined || branch === SUCCESS
      ? NOTHING
      : markup`<p class="left">Branch: ${branchLabel(branch, type)}</p>`;
  const action = blocks(flow, block)?.action;
  const about = action === undefined ? designerName(type) : subtitleOf(action);
  return markup`<li id="${id}"><p class="step">${blockLink(blocks, flow, block)} <small class="about">${about}</small>${inside}<span class="time">${seconds(began)} s</span></p>
${requestChart(step.requests ?? [], ended - began)}${told}${values(changed)}${left}</li>
`;
}

function attributesList(attributes: Record<string, string>): Markup {
  const count = Object.keys(attributes).length;
  if (count === 0) return NOTHING;
  return markup`<details class="more"><summary>The contact's attributes at the end (${count})</summary>${values(attributes)}</details>`;
}

/** Values as the terminal shows them: the beginning of those that are long. */
function values(all: Record<string, string>): Markup {
  const entries = Object.entries(all);
  if (entries.length === 0) return NOTHING;
  return markup`<dl>${entries.map(([key, value]) => markup`<div><dt>${key}</dt><dd>${value === '' ? '(empty)' : shorten(value)}</dd></div>`)}</dl>`;
}
