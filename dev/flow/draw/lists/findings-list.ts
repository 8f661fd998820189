import { countsOf } from '../../content/finding';
import { grouped } from '../../lint/grouped';
import { type Markup, markup, NOTHING } from '../markup';
import type { PageFlow } from '../model';
import { type BlockIndex, blockReference } from './block-index';

/** Blocks of equal findings that the list names; the drawing marks them all. */
const MAX_BLOCKS = 5;

/** What the linter found, the worst first, file by file; nothing where no file was linted. */
export function findingsList(flows: PageFlow[], blocks: BlockIndex): Markup {
  const all = flows.flatMap(({ findings }) => findings);
  if (all.length === 0) return NOTHING;
  const files = flows.map((flow) => ofFile(flow, blocks, flows.length > 1));
  return markup`<section aria-labelledby="findings-title"><h2 id="findings-title">Findings <small>${countsOf(all)}</small></h2>${files}</section>
`;
}

function ofFile({ name, findings }: PageFlow, blocks: BlockIndex, named: boolean): Markup {
  if (findings.length === 0) return NOTHING;
  const items = grouped(findings).map((finding) => {
    const { level, problem, source, count, blocks: found } = finding;
    const first = found.length === 1 ? blockReference(blocks, name, found[0] as string) : markup`${finding.place}`;
    const several = found.length > 1;
    return markup`<li class="finding ${level}"><b>${level}</b> ${several ? `${count} times:` : first} ${problem} ${sourceLink(source)}${several ? linksTo(found, name, blocks) : NOTHING}</li>`;
  });
  return markup`${named ? markup`<h3>${name}</h3>` : NOTHING}<ul class="findings">${items}</ul>`;
}

function linksTo(found: string[], flow: string, blocks: BlockIndex): Markup {
  const links = found.slice(0, MAX_BLOCKS).map((block) => markup`<li>${blockReference(blocks, flow, block)}</li>`);
  const more = found.length - MAX_BLOCKS;
  return markup`<ul class="branches">${links}${more > 0 ? markup`<li>and ${more} more</li>` : NOTHING}</ul>`;
}

/** The page that a finding rests on: an address, or a file of this project. */
function sourceLink(source: string): Markup {
  const name =
    source
      .split('/')
      .at(-1)
      ?.replace(/\.html.*$/, '') ?? source;
  if (!source.startsWith('https:')) return markup`<small>(${source})</small>`;
  return markup`<small>(<a href="${source}" rel="noreferrer" target="_blank">${name}</a>)</small>`;
}
