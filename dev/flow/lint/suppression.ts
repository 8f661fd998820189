import type { Finding } from '../content/finding';
import { isObject, member } from '../content/values';

/** The member of Metadata, of the flow or of a block, in which content says which rules it ignores. Connect keeps it. */
export const METADATA_KEY = 'connectCaseLookup';

/**
 * Whether a finding is to be left out: its rule is ignored for all content, for this flow, or for its block.
 */
export function createSuppression(parsed: unknown, ignore: string[]): (finding: Finding) => boolean {
  const ofFlow = new Set([...ignore, ...ignoredIn(member(parsed, 'Metadata'))]);
  const ofBlocks = ignoredByBlock(parsed);
  return ({ rule, block }) => ofFlow.has(rule) || (block !== undefined && (ofBlocks.get(block)?.has(rule) ?? false));
}

/** Every rule id that content asks to ignore. */
export function ignoredRules(parsed: unknown): string[] {
  const ofBlocks = [...ignoredByBlock(parsed).values()].flatMap((ids) => [...ids]);
  return [...new Set([...ignoredIn(member(parsed, 'Metadata')), ...ofBlocks])];
}

/** Block -> ignored rules: in the block's own Metadata, or in the flow's ActionMetadata, where the designer keeps a block's. */
function ignoredByBlock(parsed: unknown): Map<string, Set<string>> {
  const designer = member(member(parsed, 'Metadata'), 'ActionMetadata');
  const actions = member(parsed, 'Actions');
  const own = (Array.isArray(actions) ? actions : []).filter(isObject).map((action) => {
    const block = String(action.Identifier);
    return [block, new Set([...ignoredIn(action.Metadata), ...ignoredIn(member(designer, block))])] as const;
  });
  return new Map(own);
}

function ignoredIn(metadata: unknown): string[] {
  const ignore = member(member(metadata, METADATA_KEY), 'ignore');
  return Array.isArray(ignore) ? ignore.map(String) : [];
}
