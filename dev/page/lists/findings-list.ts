import { type Markup, markup, NOTHING } from '../markup';
import type { Level, PageFinding, PageFlow } from '../model';
import { type BlockIndex, blockReference } from './block-index';

const LEVELS: Level[] = ['error', 'warning', 'note'];

/** What the checker found, the worst first, file by file; nothing where no file was checked. */
export function findingsList(flows: PageFlow[], blocks: BlockIndex): Markup {
  const all = flows.flatMap(({ findings }) => findings);
  if (all.length === 0) return NOTHING;
  const files = flows.map((flow) => ofFile(flow, blocks, flows.length > 1));
  return markup`<section aria-labelledby="findings-title"><h2 id="findings-title">Findings <small>${countsOf(all)}</small></h2>${files}</section>
`;
}

/** How many findings of each level there are, in words. */
export function countsOf(findings: PageFinding[]): string {
  const counts = LEVELS.flatMap((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count === 0 ? [] : [`${count} ${level}${count === 1 ? '' : 's'}`];
  });
  return counts.join(', ');
}

function ofFile({ name, findings }: PageFlow, blocks: BlockIndex, named: boolean): Markup {
  if (findings.length === 0) return NOTHING;
  const sorted = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level));
  const items = sorted.map(
    ({ level, block, text }) =>
      markup`<li class="finding ${level}"><b>${level}</b> ${block === undefined ? NOTHING : blockReference(blocks, name, block)} ${text}</li>`,
  );
  return markup`${named ? markup`<h3>${name}</h3>` : NOTHING}<ul class="findings">${items}</ul>`;
}
