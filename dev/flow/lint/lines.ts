import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import type { Finding } from '../content/finding';

/** A finding in a file. */
export type FileFinding = Finding & {
  file: string;
  /** The line on which it is, from 1: of the member that is wrong, or of the nearest one around it that the file has. */
  line: number;
};

/** Adds to findings of a file the lines where they are; `text` is the file's text. */
export function locate(findings: Finding[], file: string, text: string): FileFinding[] {
  const tree = treeOf(text);
  return findings.map((finding) => {
    const offset = tree === undefined ? 0 : (nodeOf(finding, tree)?.offset ?? 0);
    return { ...finding, file, line: text.slice(0, offset).split('\n').length };
  });
}

/** Undefined for a string that is nested too deeply: the parser calls itself for each level. */
function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The member in question, as deep as the file has it; of a whole block its identifier. */
function nodeOf({ path = [] }: Finding, tree: Node): Node | undefined {
  for (let length = path.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node?.parent?.type === 'property') return node.parent;
    if (node !== undefined) return findNodeAtLocation(node, ['Identifier']) ?? node;
  }
  return undefined;
}
