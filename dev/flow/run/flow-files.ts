import { basename } from 'node:path';
import { type FlowValues, fillFlowContent, parseFlowContent } from '../../../lib/flows/flow-content';
import { readFlow } from '../content/read-flow';
import { examplesOf, fillPlaceholders, placeholdersIn } from './scenario/placeholders';
import type { NamedFlow } from './world';

/** Reads files of flow content, filling in what a deployment and a scenario know. */
export type FlowReader = {
  read(file: string): NamedFlow;
  /** Parsed content with its placeholders filled in. */
  fill(content: unknown, source: string): unknown;
  /** The placeholders so far that the scenario has no value for; they have been given their own names. */
  missing: string[];
};

/** Makes a reader of flow content. */
export function createFlowReader(values: FlowValues, placeholders: Record<string, string> = {}): FlowReader {
  const missing: string[] = [];
  function fill(content: unknown, source: string): unknown {
    const unknown = placeholdersIn(content).filter((name) => !Object.hasOwn(placeholders, name));
    missing.push(...unknown.filter((name) => !missing.includes(name)));
    return fillFlowContent(fillPlaceholders(content, { ...examplesOf(unknown), ...placeholders }), values, source);
  }
  return {
    missing,
    fill,
    read: (file) => ({ name: basename(file), content: readFlow(fill(parseFlowContent(file), file), file) }),
  };
}
