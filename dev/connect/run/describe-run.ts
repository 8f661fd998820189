import type { RequestRecord } from '../../cases-api/emulator';
import { SUCCESS } from '../language/branches';
import type { Run, VisitedBlock } from './state';

/** Characters of a value that are shown of it. */
const LONGEST_VALUE = 80;

/** A contact's way through a flow with the requests that each block made, and how it ended. */
export function describeRun({ way, end, requests }: Run & { requests: RequestRecord[] }): string {
  return describeWay(way, requests, end);
}

/** A way through a flow, block by block. */
export function describeWay(way: VisitedBlock[], requests: RequestRecord[], end = ''): string {
  const width = Math.max(...way.map((step) => titleOf(step, way).length));
  const lines = way.flatMap((step) => {
    const branch = step.branch === undefined || step.branch === SUCCESS ? [] : [`-> ${step.branch}`];
    const last = step === way.at(-1) ? [end] : [];
    const [first = '', ...notes] = [...timeline(step, requests), ...step.notes, ...branch, ...last];
    return [`${titleOf(step, way).padEnd(width)}  ${first}`, ...notes.map((note) => `${' '.repeat(width)}  ${note}`)];
  });
  return lines.map((line) => `   ${line}`.trimEnd()).join('\n');
}

/** The attributes of a contact, one on a line. */
export function describeAttributes(attributes: Record<string, string>): string {
  const width = Math.max(0, ...Object.keys(attributes).map((key) => key.length));
  return Object.entries(attributes)
    .map(([key, value]) => `   ${key.padEnd(width)}  "${shorten(value)}"`)
    .join('\n');
}

function titleOf({ flow, block }: VisitedBlock, way: VisitedBlock[]): string {
  return flow === way[0]?.flow ? block : `  ${block}`;
}

/** When Cases was asked during a block, since the block began, and what it said. */
function timeline({ began, ended }: VisitedBlock, requests: RequestRecord[]): string[] {
  const asked = requests.filter(({ at }) => at >= began && at <= ended);
  return asked.map((request, index) => {
    const { at } = request;
    const wait = index === 0 ? 0 : at - (asked[index - 1]?.at ?? 0);
    const waited = wait > 100 ? `waited ${(wait / 1000).toFixed(2)} s, ` : '';
    return `${((at - began) / 1000).toFixed(2).padStart(5)} s  ${waited}${answerOf(request)}`;
  });
}

function answerOf({ outcome, cases, caseId }: RequestRecord): string {
  if (cases !== undefined) return `page of ${cases}`;
  const what = caseId === undefined ? '' : 'status of a case';
  if (outcome === 'ok') return what;
  return [outcome.replace('throttle', 'throttled'), ...(what ? [`(${what})`] : [])].join(' ');
}

function shorten(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE - 3)}...` : text;
}
