import { pictureStyle } from './client-files';
import { drawingOf } from './drawing/drawing';
import { pathStyle } from './drawing/path-style';
import { markup } from './markup';
import type { PageFlow, PageRun } from './model';

/** Draws a flow with the path of a run as an SVG picture, light or dark as the reader's system is. */
export function renderPicture(flow: PageFlow, run: PageRun): string {
  const about = `A flow and the blocks that a contact went through: ${run.path.map(({ block }) => block).join(', ')}`;
  const style = { markup: [pictureStyle(), pathStyle(0, 'svg')].join('\n') };
  const { svg } = drawingOf(
    { title: flow.name, flows: [flow], runs: [run] },
    {
      attributes: markup` role="img" aria-labelledby="about"`,
      head: markup`<title id="about">${about}</title><style>${style}</style>`,
    },
  );
  return `${svg.markup}\n`;
}
