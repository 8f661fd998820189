import type { FlowType } from '../content/flow-types';

/** What AWS publishes about a type of block: a row of the table in `block-types`. */
export type BlockType = {
  /** What the flow designer calls the block. */
  title: string;
  /** The page that describes it, as a path below `https://docs.aws.amazon.com/connect/latest/`. */
  page: string;
  /** The parameters that the page lists; not checked where this is missing. */
  parameters?: Record<string, 'needed' | 'optional'>;
  /** Parameters of which a block has at most one. */
  atMostOneOf?: string[];
  /** The error branches that the block can have; not checked where this is missing. */
  errors?: Record<string, Presence>;
  /** Whether the block chooses between conditions; never where this is missing. */
  conditions?: 'always' | 'sometimes';
  /** The flow, or this flow, ends with the block. */
  ends?: true;
  /** The block can keep the contact and needs no `NextAction`. */
  holds?: true;
  /** The types of flows in which it may stand; every type where this is missing. */
  standsIn?: FlowType[];
  /** Further types of flows, allowed by only one of AWS's two guides. */
  disputed?: { standsIn: FlowType[]; happens?: string };
  /** The name that the service is reported to demand, where the developer guide writes another. */
  reportedName?: string;
};

/** Whether an error branch must be there; a text says why the sources differ about it. */
export type Presence = 'needed' | 'optional' | { disputed: string };

/** Only the general error branch, which must be there. */
export const FAILS = { NoMatchingError: 'needed' } as const;

/** The address of a page of AWS's documentation. */
export function pageAddress(page: string): string {
  return `https://docs.aws.amazon.com/connect/latest/${page}.html`;
}
