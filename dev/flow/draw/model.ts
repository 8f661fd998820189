import type { FlowContent } from '../content/content';
import type { Finding } from '../content/finding';
import type { Run } from '../context/context';

/** What a page shows. */
export type Page = {
  title: string;
  /** The flow and the modules it invokes, or the files that were checked. */
  flows: PageFlow[];
  /** The contacts that ran through the first flow. */
  runs: PageRun[];
};

export type PageFlow = {
  name: string;
  /** Undefined where the file cannot be read as a flow: then only findings are shown. */
  content?: FlowContent;
  findings: Finding[];
};

/** A contact's path through the flow. */
export type PageRun = Run & {
  title: string;
  /** What was expected of the run and did not happen. */
  failures: string[];
  /** Why the flow could not be run any further; undefined where it ran to its end. */
  error?: string;
};
