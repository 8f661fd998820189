import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { branchesOf } from '../blocks/branches';
import { placeOf } from '../content/content';
import { isObject } from '../content/values';
import type { NamedFlow, VisitedBlock } from '../context/context';

/** A path out of a block of a flow or module. */
export type FlowBranch = { flow: string; block: string; branch: string };

/** Which branches a set of runs took, of all that there are. `place` names the block with its type and its text. */
type Coverage = { taken: number; of: number; missed: (FlowBranch & { place: string })[] };

/** The branches that a contact took. */
export function branchesTaken(path: VisitedBlock[]): FlowBranch[] {
  return path.flatMap(({ flow, block, branch }) => (branch === undefined ? [] : [{ flow, block, branch }]));
}

/** Compares what was taken with what flows and modules have; what they do not have any more counts for nothing. */
export function coverageOf(flows: NamedFlow[], taken: FlowBranch[]): Coverage {
  const all = flows.flatMap(({ name, content }) =>
    content.Actions.flatMap((action) =>
      branchesOf(action).map(({ name: branch }) => ({
        flow: name,
        block: action.Identifier,
        branch,
        place: placeOf(action),
      })),
    ),
  );
  const seen = new Set(taken.map(keyOf));
  const missed = all.filter((branch) => !seen.has(keyOf(branch)));
  return { taken: all.length - missed.length, of: all.length, missed };
}

/** A coverage in words, with every branch that was not taken. */
export function describeCoverage({ taken, of, missed }: Coverage): string {
  const percent = of === 0 ? 100 : Math.floor((100 * taken) / of);
  const list = missed.map(({ flow, place, branch }) => `  not taken: ${flow}, ${place}, ${branch}`);
  return [`branches taken: ${taken} of ${of} (${percent} %)`, ...list].join('\n');
}

/** The branches that earlier runs left in a file, none where there is no file yet. @throws Error when it is another file */
export function readCoverageFile(file: string): FlowBranch[] {
  if (!existsSync(file)) return [];
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Falls through to the message.
  }
  if (Array.isArray(content) && content.every(isBranch)) return content;
  throw new Error(`${file} holds no coverage of flows; it stays as it is`);
}

/** Leaves branches in a file, each once. */
export function writeCoverageFile(file: string, taken: FlowBranch[]): void {
  const all = new Map(taken.map((branch) => [keyOf(branch), branch]));
  writeFileSync(file, `${JSON.stringify([...all.values()], null, 2)}\n`);
}

function isBranch(value: unknown): boolean {
  return isObject(value) && ['flow', 'block', 'branch'].every((member) => typeof value[member] === 'string');
}

function keyOf({ flow, block, branch }: FlowBranch): string {
  return JSON.stringify([flow, block, branch]);
}
