import { countsOf, type Finding } from '../../content/finding';
import { grouped } from '../../lint/grouped';
import { type Markup, markup, NOTHING } from '../markup';
import type { PageFlow } from '../model';
import { type BlockIndex, blockReference } from './block-index';

/** Places of equal findings that the list names; the drawing marks all blocks. */
const MAX_PLACES = 5;

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
  const placeOf = ({ block, place }: Finding) =>
    block === undefined ? markup`${place}` : blockReference(blocks, name, block);
  const items = grouped(findings).map((group) => {
    const [{ level, problem, source }] = group;
    const several = group.length > 1;
    return markup`<li class="finding ${level}"><b>${level}</b> ${several ? `${group.length} times:` : placeOf(group[0])} ${problem} ${sourceLink(source)}${several ? listOf(group.map(placeOf)) : NOTHING}</li>`;
  });
  return markup`${named ? markup`<h3>${name}</h3>` : NOTHING}<ul class="findings">${items}</ul>`;
}

function listOf(places: Markup[]): Markup {
  const first = places.slice(0, MAX_PLACES).map((place) => markup`<li>${place}</li>`);
  const more = places.length - MAX_PLACES;
  return markup`<ul class="branches">${first}${more > 0 ? markup`<li>and ${more} more</li>` : NOTHING}</ul>`;
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
