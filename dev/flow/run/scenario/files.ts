import { resolve, sep } from 'node:path';
import { readFlow } from '../../content/read-flow';
import type { NamedFlow } from '../../context/context';
import { examplesOf, fillPlaceholders, placeholdersIn } from './placeholders';

/** Reads the files that a command and a scenario name. Each reader throws an Error that names the file and the reason. */
export type Files = {
  text(file: string): string;
  /** Parsed flow content, or a test case. */
  content(file: string): unknown;
  /** A parsed event. */
  event(file: string): unknown;
  /** Fills in what only a deployment knows; `source` says in an error whose content it is. */
  fill(content: unknown, source: string): unknown;
  /** The placeholders that `fill` fills in. */
  filled: string[];
};

/** Reads files of flow content, filling in what a deployment and a scenario know. */
export type FlowReader = {
  files: Files;
  read(file: string): NamedFlow;
  /** Parsed content with its placeholders filled in. */
  content(file: string): unknown;
  /** The placeholders so far that the scenario has no value for; they have been given their own names. */
  missing: string[];
};

/** Makes a reader of flow content; a flow is called by the end of its path that no other of `paths` has. */
export function createFlowReader(
  files: Files,
  { paths = [], placeholders = {} }: { paths?: string[]; placeholders?: Record<string, string> | undefined } = {},
): FlowReader {
  const missing: string[] = [];
  function content(file: string): unknown {
    const parsed = files.content(file);
    const unknown = placeholdersIn(parsed).filter(
      (name) => !Object.hasOwn(placeholders, name) && !files.filled.includes(name),
    );
    missing.push(...unknown.filter((name) => !missing.includes(name)));
    return files.fill(fillPlaceholders(parsed, { ...examplesOf(unknown), ...placeholders }), file);
  }
  return {
    files,
    missing,
    content,
    read: (file) => ({ name: shortestName(file, paths), content: readFlow(content(file), file) }),
  };
}

/** The file's name, with as many of its folders as tell it from the other paths. */
function shortestName(path: string, others: string[]): string {
  const parts = resolve(path).split(sep);
  const rest = others.map((other) => resolve(other).split(sep)).filter((other) => other.join() !== parts.join());
  for (let count = 1; count < parts.length; count++) {
    const name = parts.slice(-count).join('/');
    if (!rest.some((other) => other.slice(-count).join('/') === name)) return name;
  }
  return path;
}
