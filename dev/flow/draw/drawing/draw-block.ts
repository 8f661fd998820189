import type { Action } from '../../content/content';
import { type Finding, LEVELS } from '../../content/finding';
import { shorten } from '../../content/text';
import { type Markup, markup, NOTHING } from '../markup';
import { givenNameOf, groupOf, subtitleOf, titleOf } from '../names/block-names';
import { branchLabel } from '../names/branch-names';
import { BLOCK_WIDTH, type BlockShape, branchRow, type Point } from './block-shape';
import { cutToFit } from './text-width';

/** A block to be drawn. */
type DrawnBlock = {
  /** The id of its entry in the list of blocks, to which the drawing links. */
  id: string;
  action: Action;
  shape: BlockShape;
  at: Point;
  findings: Finding[];
  /** The classes of the runs that came through it. */
  runs: string;
};

const MARGIN = 17;
const TEXT = BLOCK_WIDTH - MARGIN - 12;
/** A little more than the style sheet's, because bold characters are wider. */
const NAME_SIZE = 14;
const SMALL_SIZE = 11;

/** Draws a block as the designer does: name, type, what it is about, and a row for each branch. */
export function drawBlock({ id, action, shape, at, findings, runs }: DrawnBlock): Markup {
  const { name, type, detail, branches, height } = shape;
  return markup`<a class="block ${groupOf(action.Type)}${runs}" href="#${id}" data-block="${id}" transform="translate(${at.x} ${at.y})" aria-label="${labelOf(action, findings)}">
<rect class="frame" width="${BLOCK_WIDTH}" height="${height}" rx="9"/><rect class="stripe" x="6" y="9" width="3.5" height="${height - 18}" rx="1.75"/>
<text class="name" x="${MARGIN}" y="20">${fitted(name, NAME_SIZE)}</text><text class="type" x="${MARGIN}" y="36">${fitted(type, SMALL_SIZE)}</text>
${detail === '' ? NOTHING : markup`<text class="detail" x="${MARGIN}" y="54">${fitted(detail, SMALL_SIZE)}</text>`}${branches.map(
  ({ name: branch }, index) =>
    markup`<text class="branch" x="${BLOCK_WIDTH - 12}" y="${branchRow(shape, index) + 4}">${fitted(branchLabel(branch, action.Type), SMALL_SIZE)}</text><circle class="port" cx="${BLOCK_WIDTH}" cy="${branchRow(shape, index)}" r="3.5"/>`,
)}${drawFindings(findings)}</a>
`;
}

/** A string that fits into the block. Where it is cut, the browser shows all of it to a pointer that rests on it. */
function fitted(text: string, size: number): Markup {
  const cut = cutToFit(text, TEXT, size);
  return cut.endsWith('…') ? markup`<title>${text}</title>${cut}` : markup`${cut}`;
}

/** The worst level that there is, with the number of findings where there are several. */
function drawFindings(findings: Finding[]): Markup {
  const worst = LEVELS.find((level) => findings.some((one) => one.level === level));
  if (worst === undefined) return NOTHING;
  const sign = findings.length > 1 ? String(findings.length) : worst === 'note' ? 'i' : '!';
  const text = findings.map((one) => `${one.level}: ${one.problem}`).join('\n');
  return markup`<g class="mark ${worst}"><title>${text}</title><circle cx="${BLOCK_WIDTH - 4}" cy="3" r="10"/><text x="${BLOCK_WIDTH - 4}" y="7">${sign}</text></g>`;
}

function labelOf(action: Action, findings: Finding[]): string {
  const about = subtitleOf(action);
  const name =
    titleOf(action) + (about === '' ? '' : `${givenNameOf(action) === undefined ? ':' : ','} ${shorten(about)}`);
  const count = findings.length;
  return count === 0 ? name : `${name}, ${count} ${count === 1 ? 'finding' : 'findings'}`;
}
