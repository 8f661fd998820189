import type { Action } from '../content/content';
import type { FlowType } from '../content/flow-types';
import type { Effect, State } from '../context/context';
import type { Section, Stub } from '../context/stubs';
import { idOf, type ParameterRule, type Parameters } from './parameters';
import { AGENT, QUEUE } from './resources';

/** All that the tools know of a type of block; reader, linter, runner, template, coverage and drawing read only this. */
export type BlockDefinition = {
  /** What the flow designer calls the block. */
  title: string;
  /** The page that describes it, as a path below `https://docs.aws.amazon.com/connect/latest/`. */
  page: string;
  /** The group in whose colour it is drawn. */
  group: 'interact' | 'set' | 'check' | 'integrate' | 'leave';
  /** What it is about, as the drawing shows it below its name; not for prompts, which show what they say. */
  detail?: (parameters: Parameters) => string;

  /** The parameters that the page lists; not checked where this is missing. */
  parameters?: Record<string, ParameterRule>;
  /** It has forms whose parameters no page lists, so that any other name may be right. */
  furtherParameters?: true;
  /** Parameters of which a block has at most one. */
  mutuallyExclusive?: readonly string[];
  /** Parameters of which a block has at least one. */
  needsOne?: readonly string[];
  /** What its conditions compare with, as the page lists it; anything where this is missing. */
  results?: Results | ((parameters: Parameters) => Results);
  /** What else the page demands of the block, by its mode: the rest of sentences that begin with the block's name. */
  demands?: (action: Action) => string[];
  /** What the live service is reported to refuse, and no page says: the middle of such sentences. */
  reportedRefusals?: (action: Action) => string[];
  /** The error branches that the block can have; not checked where this is missing. */
  errors?: Record<string, BranchRule>;
  /** Whether the block chooses between conditions; never where this is missing. */
  conditions?: 'always' | 'sometimes';
  /** Its conditions are branches with names, as a module has them. */
  namesBranches?: true;
  /** The name that the service is reported to demand, where the developer guide writes another. */
  reportedName?: string;

  /** The types of flows that allow it; every type where this is missing. */
  flowTypes?: FlowType[];
  /** Further types of flows, allowed by only one of AWS's two guides. */
  conflictingDocs?: { flowTypes: FlowType[]; happens?: string };

  /** The flow, or this flow, ends with the block: its branches are for errors only. */
  ends?: true;
  /** The block can keep the contact and needs no `NextAction`. */
  holds?: true;
  /** Whether the customer hears or reads something. */
  speaks?: (parameters: Parameters) => boolean;
  /** Whether a person answers the block, normally with one of its conditions. */
  asksPerson?: (parameters: Parameters) => boolean;

  /** The external input that it requires. */
  stub?: ExternalInput;
  /** The first words of the references that it leaves for later blocks, other than attributes and Lambda answers. */
  leaves?: readonly string[];
  /** It runs only when all of its parameters are valid; of other blocks the runner uses what is there. */
  strict?: true;
  /** Runs the block; `override` takes precedence over what the block would do or ask. @throws BlockError */
  run(action: Action, state: State, override: Stub | undefined): Effect | Promise<Effect>;
};

/** The results of a block that its conditions choose by. */
type Results = {
  /** The operators that its conditions can have. */
  operators?: readonly string[];
  /** Everything that the result can be. */
  values?: readonly string[];
  /** What needs a condition. */
  all?: readonly string[];
};

/** Whether an error branch must be there; a string says why the sources differ about it, a function in which mode it must. */
type BranchRule = 'required' | 'optional' | { undecided: string } | { requiredWhen: (action: Action) => boolean };

/** What a block takes from outside the flow: from a customer, a bot, a clock, another service. */
export type ExternalInput = {
  /** The section of a scenario that stubs it. */
  section: Section;
  /** What the block wants to know, for the error when there is no stub. */
  asks: string;
  /** The resource that is asked: a scenario can stub it for all its blocks at once. */
  resource?: (parameters: Parameters) => unknown;
  /** The references, from `$.` on, under which the flow reads what comes. */
  reads?: readonly string[][];
  /** An example that does, where nothing depends on its value. */
  example?: unknown;
  /** What the flow can refer to afterwards. */
  loads?: (stub: Stub, parameters: Parameters) => Record<string, unknown>;
  /** Whether there is a result, with which the block's conditions are compared; where it has some if not said. */
  decides?: (parameters: Parameters) => boolean;
  /** What comes where it is always the same. */
  unasked?: (parameters: Parameters) => Stub | undefined;
  /** The channels that the block serves; it takes its Error branch in others. */
  channels?: string[];
};

/** Defines a type of block. */
export function defineBlock(definition: BlockDefinition): BlockDefinition {
  return definition;
}

/** Only the general error branch, which must be there. */
export const FAILS = { NoMatchingError: 'required' } as const;

/** A block that is about a queue, or about the queue of an agent. */
export const QUEUE_OR_AGENT = {
  parameters: { QueueId: idOf(QUEUE), AgentId: idOf(AGENT) },
  mutuallyExclusive: ['QueueId', 'AgentId'],
};

/** The general error branch of blocks for which the developer guide lists none. */
export const FAILS_BY_REPORTS = {
  NoMatchingError: {
    undecided: 'the developer guide lists no error branch, and public projects report that Connect demands this one',
  },
} as const;

/** The address of a page of AWS's documentation. */
export function pageAddress(page: string): string {
  return `https://docs.aws.amazon.com/connect/latest/${page}.html`;
}
