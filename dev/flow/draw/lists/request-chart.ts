import { seconds } from '../../content/text';
import type { TimedRequest } from '../../context/context';
import { type Markup, markup, NOTHING } from '../markup';

/** The requests of a block on a time line as long as the block took, one row each; `took` in milliseconds. */
export function requestChart(requests: TimedRequest[], took: number): Markup {
  if (requests.length === 0) return NOTHING;
  const rows = requests.map(({ at, waited, answer, succeeded }) => {
    const wait = waited === 0 ? NOTHING : markup`<small>waited ${seconds(waited)} s</small>`;
    const pause = markup`<rect class="pause" x="${position(at - waited, took)}" y="8" width="${length(waited, took)}" height="2"/>`;
    const point = markup`<circle cx="${position(at, took)}" cy="9" r="4"/>`;
    return markup`<tr class="${succeeded ? 'answered' : 'refused'}"><td>${seconds(at)} s</td><td>${answer} ${wait}</td><td><svg aria-hidden="true">${waited === 0 ? NOTHING : pause}${point}</svg></td></tr>`;
  });
  return markup`<table class="requests"><caption>Requests to Cases in ${seconds(took)} s</caption>
<thead class="unseen"><tr><th scope="col">Time</th><th scope="col">Answer</th><th scope="col">On the time line</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

/** The part of the time line's width that is left free at each end, so that a point there is seen whole. */
const MARGIN = 3;

function position(time: number, took: number): string {
  return `${(MARGIN + lengthOf(time, took)).toFixed(1)}%`;
}

function length(time: number, took: number): string {
  return `${lengthOf(time, took).toFixed(1)}%`;
}

function lengthOf(time: number, took: number): number {
  return ((100 - 2 * MARGIN) * time) / Math.max(took, 1);
}
