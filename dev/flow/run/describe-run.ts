import { SUCCESS } from '../content/content';
import { seconds, shorten } from '../content/text';
import type { VisitedBlock } from '../context/context';

/** A path through a flow, block by block: lines, whose texts may hold whatever the flow and its functions hold. */
export function describePath(path: VisitedBlock[], end = ''): string[] {
  const width = Math.max(...path.map((step) => titleOf(step, path).length));
  const lines = path.flatMap((step) => {
    const branch = step.branch === undefined || step.branch === SUCCESS ? [] : [`-> ${step.branch}`];
    const last = step === path.at(-1) ? [end] : [];
    const [first = '', ...notes] = [...describeRequests(step), ...step.notes, ...branch, ...last];
    return [`${titleOf(step, path).padEnd(width)}  ${first}`, ...notes.map((note) => `${' '.repeat(width)}  ${note}`)];
  });
  return lines.map((line) => `   ${line}`.trimEnd());
}

/** The attributes of a contact, one on a line. */
export function describeAttributes(attributes: Record<string, string>): string[] {
  const width = Math.max(0, ...Object.keys(attributes).map((key) => key.length));
  return Object.entries(attributes).map(([key, value]) => `   ${key.padEnd(width)}  "${shorten(value)}"`);
}

/** The block's identifier with its type and the name that the designer shows; blocks of a module stand further in. */
function titleOf({ flow, block, type, displayName }: VisitedBlock, path: VisitedBlock[]): string {
  const name = displayName === undefined || displayName === block ? '' : ` "${displayName}"`;
  return `${flow === path[0]?.flow ? '' : '  '}${block} (${type}${name})`;
}

function describeRequests({ requests = [] }: VisitedBlock): string[] {
  return requests.map(
    ({ at, waited, answer }) =>
      `${seconds(at).padStart(5)} s  ${waited > 0 ? `waited ${seconds(waited)} s, ` : ''}${answer}`,
  );
}
