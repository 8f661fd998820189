import { type Markup, markup, NOTHING } from '../markup';
import type { Page, PageFlow } from '../model';
import { type DrawnFlow, drawFlow } from './draw-flow';

/** A drawing of flows, and its size at 100 %. */
export type Drawing = { svg: Markup; width: number; height: number };

/** The space between two flows, and above one for its name. */
const BETWEEN = 32;
const NAME = 30;

type Options = {
  /** Attributes of the element, and what comes first in it. */
  attributes?: Markup;
  head?: Markup;
};

/** Draws all flows of a page below one another. */
export function drawingOf({ flows, runs }: Page, { attributes = NOTHING, head = NOTHING }: Options = {}): Drawing {
  const named = flows.length > 1;
  let top = 0;
  const drawn = flows.flatMap((flow, index) => {
    if (!hasBlocks(flow)) return [];
    const one = drawFlow(flow, index, runs);
    const group = markup`<g class="flow" transform="translate(0 ${top})">${named ? title(flow, one) : NOTHING}<g transform="translate(0 ${named ? NAME : 0})">${one.drawing}</g></g>`;
    top += one.height + (named ? NAME + BETWEEN : 0);
    return [{ group, width: one.width }];
  });
  const [width, height] = [Math.max(1, ...drawn.map((one) => one.width)), Math.max(1, top)];
  const svg = markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"${attributes}>${head}<defs>${tip('tip')}${tip('tip-path')}</defs>${drawn.map(({ group }) => group)}</svg>`;
  return { svg, width, height };
}

/** Whether there is anything to draw of a flow. */
function hasBlocks(flow: PageFlow): flow is Required<PageFlow> {
  return flow.content !== undefined && flow.content.Actions.length > 0;
}

function title({ name }: PageFlow, { width }: DrawnFlow): Markup {
  return markup`<text class="flow-name" x="26" y="26">${name}</text><path class="rule" d="M26 38H${width - 26}"/>`;
}

function tip(id: string): Markup {
  return markup`<marker id="${id}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="${id}" d="M0 .5L8 4L0 7.5Z"/></marker>`;
}
