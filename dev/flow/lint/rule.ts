import { definitionOf } from '../blocks/block-types';
import { type BlockDefinition, pageAddress } from '../blocks/define-block';
import { type Action, type FlowContent, placeOf } from '../content/content';
import type { Finding, Level } from '../content/finding';
import type { FlowType } from '../content/flow-types';
import type { FunctionDefinition, InvokedFunctions } from './functions';
import type { ModuleDefinition } from './modules';

/** What is said of a rule. */
export type RuleInfo = {
  /** Its stable name, in kebab-case. */
  id: string;
  level: Level;
  /** The page that it rests on: an address, or a file of this repository. */
  page: string;
  /** Why it matters, in one sentence. */
  why: string;
};

/** One thing that the linter looks for in a flow. */
export type Rule = RuleInfo & {
  /** Content in which the rule finds something, and content in which it finds nothing; they are its tests. */
  bad: unknown;
  good: unknown;
  /** Functions that the examples need to be known. */
  functions?: FunctionDefinition[];
  /** And modules. */
  modules?: ModuleDefinition[];
  check(flow: LintedFlow): Report[];
};

/** A flow with what the linter knows of it. */
export type LintedFlow = {
  content: FlowContent;
  /** The content as it was parsed. */
  parsed: unknown;
  /** The type that the content or what holds it names, or else the assumed one. */
  flowType: FlowType | undefined;
  functions: FunctionDefinition[];
  modules: ModuleDefinition[];
  invoked: InvokedFunctions;
  /** The ids of all rules. */
  ruleIds: string[];
  /** The blocks by their identifiers; of two with the same one the first, as in Connect. */
  blocks: Map<string, Action>;
};

/** Something that a rule found. */
export type Report = {
  /** The block, or another place of the content. */
  at: Action | string;
  /** The members that lead to it from the block, or from the content where it is not a block. */
  path?: (string | number)[];
  /** The rest of a sentence that begins with the place. */
  problem: string;
  /** The page, where it is not that of the rule. */
  page?: string;
};

export function defineRule(rule: Rule): Rule {
  return rule;
}

/** Checks each block by itself. */
export function eachBlock(check: (action: Action, flow: LintedFlow) => Report[]): Rule['check'] {
  return (flow) => flow.content.Actions.flatMap((action) => check(action, flow));
}

/** Checks each block against what its page says; a report rests on that page. */
export function eachDefined(
  check: (action: Action, definition: BlockDefinition, flow: LintedFlow) => Report[],
): Rule['check'] {
  return eachBlock((action, flow) => {
    const definition = definitionOf(action);
    return check(action, definition, flow).map((report) => ({ page: pageAddress(definition.page), ...report }));
  });
}

/** A report of a rule as a finding; a report on a block needs the blocks, of which two can have the same identifier. */
export function findingOf(
  { id, level, page }: RuleInfo,
  { at, path, problem, page: ownPage = page }: Report,
  blocks: Action[] = [],
): Finding {
  const where =
    typeof at === 'string'
      ? { place: at, ...(path !== undefined && { path }) }
      : { place: placeOf(at), block: at.Identifier, path: ['Actions', blocks.indexOf(at), ...(path ?? [])] };
  return { rule: id, level, ...where, problem, source: ownPage };
}
