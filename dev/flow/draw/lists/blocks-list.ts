import { branchesOf } from '../../blocks/branches';
import type { Action } from '../../content/content';
import { blockId } from '../drawing/draw-flow';
import { type Markup, markup, NOTHING } from '../markup';
import type { PageFlow } from '../model';
import { designerName, titleOf } from '../names/block-names';
import { branchLabel } from '../names/branch-names';
import { type BlockIndex, blockReference } from './block-index';

/** Everything the drawing shows, as a list: the blocks of each flow in their order, with where they lead. */
export function blocksList(flows: PageFlow[], blocks: BlockIndex, open: boolean): Markup {
  const lists = flows.map((flow, index) => ofFlow(flow, index, blocks, open));
  return markup`<section aria-labelledby="blocks-title"><h2 id="blocks-title">Blocks</h2>${lists}</section>
`;
}

function ofFlow(flow: PageFlow, flowIndex: number, blocks: BlockIndex, open: boolean): Markup {
  const actions = flow.content?.Actions ?? [];
  if (actions.length === 0) return NOTHING;
  const entries = actions.map((action, index) => ofBlock(action, blockId(flowIndex, index), flow, blocks));
  return markup`<details class="more"${open ? markup` open` : NOTHING}><summary>${flow.name} (${actions.length})</summary><ol class="blocks">${entries}</ol></details>
`;
}

function ofBlock(action: Action, id: string, { name, content, findings }: PageFlow, blocks: BlockIndex): Markup {
  const { Identifier, Type, Parameters } = action;
  const first = Identifier === content?.StartAction ? markup`<p>The flow starts here.</p>` : NOTHING;
  const own = findings.filter(({ block }) => block === Identifier);
  const parameters =
    Object.keys(Parameters).length === 0 ? NOTHING : markup`<pre>${JSON.stringify(Parameters, null, 2)}</pre>`;
  const branches = branchesOf(action).map(
    (branch) => markup`<li>${branchLabel(branch.name, Type)} → ${blockReference(blocks, name, branch.target)}</li>`,
  );
  return markup`<li id="${id}" tabindex="-1"><h3>${titleOf(action)}</h3><p><small>${designerName(Type)} · <code>${Type}</code>${Identifier === titleOf(action) ? NOTHING : markup` · <code>${Identifier}</code>`}</small></p>
${first}${own.map(({ level, problem }) => markup`<p class="finding ${level}"><b>${level}</b> ${problem}</p>`)}${parameters}${branches.length === 0 ? NOTHING : markup`<ul class="branches">${branches}</ul>`}</li>
`;
}
