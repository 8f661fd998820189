import { readTextFile } from './text-file';

/** What a file of flow content holds, and what had to be unwrapped to get at it. */
export type FlowFile = {
  content: unknown;
  /** Set when the file holds the answer of `aws connect describe-contact-flow`, or content as a string of JSON. */
  unwrapped?: string;
};

/**
 * Reads a file of flow content, of a module or of a test case: the content itself, the whole answer of
 * describe-contact-flow or describe-contact-flow-module, or content as a string of JSON.
 *
 * @throws TextFileError, or SyntaxError when it is not JSON.
 */
export function readFlowFile(file: string): FlowFile {
  return unwrap(JSON.parse(readTextFile(file)));
}

function unwrap(content: unknown): FlowFile {
  if (typeof content === 'string') {
    return { ...unwrap(JSON.parse(content)), unwrapped: 'content as a string of JSON' };
  }
  if (typeof content !== 'object' || content === null) return { content };
  for (const [member, command] of Object.entries(ANSWERS)) {
    const { Content } = ((content as Record<string, unknown>)[member] ?? {}) as { Content?: unknown };
    if (typeof Content === 'string') {
      return { content: JSON.parse(Content), unwrapped: `the answer of ${command}; its member Content is the flow` };
    }
  }
  return { content };
}

/** The member of an answer that holds the content -> the command that answers so. */
const ANSWERS = {
  ContactFlow: 'describe-contact-flow',
  ContactFlowModule: 'describe-contact-flow-module',
};
