import { isObject } from '../../../lambda/contract/values';

/** The parts of a scenario that hold what the world outside the flow answers. */
export const SECTIONS = [
  'blocks',
  'inputs',
  'bots',
  'views',
  'hours',
  'metrics',
  'queues',
  'functions',
  'modules',
  'flows',
] as const;

export type Section = (typeof SECTIONS)[number];

/** Section -> key -> a reply, or a list of replies that are given one after the other. */
export type Replies = Partial<Record<Section, Record<string, unknown>>>;

/** What the world answers to a block. */
export type Reply = {
  /** What the conditions of the block are compared with. */
  result?: string;
  /** What the flow can read afterwards. */
  data?: Record<string, unknown>;
  /** Contact attributes that a module sets which is not run itself. */
  attributes?: Record<string, string>;
  /** The error branch that the block takes. */
  error?: string;
  /** How the contact leaves the flow here. */
  end?: string;
  /** Seconds until a Lambda function answers. */
  delaySeconds?: number;
};

/** Reads a reply of a scenario: an object, or the result alone. */
export function readReply(value: unknown): Reply {
  if (!isObject(value)) return { result: resultOf(value) };
  const { result, ...more } = value;
  return { ...(more as Reply), ...(result !== undefined && { result: resultOf(result) }) };
}

/** The replies of one run. */
export type RepliesOfRun = {
  /** The reply under the first key that is known; undefined when none is. Of a list each call takes the next item. */
  take(section: Section, keys: string[]): unknown;
  knows(section: Section, keys: string[]): boolean;
  /** Every reply that `take` would give one after the other. */
  all(section: Section, keys: string[]): unknown[];
};

/** Makes the replies of one run; later layers come before earlier ones. The last item of a list is repeated. */
export function createReplies(...layers: Replies[]): RepliesOfRun {
  const taken = new Map<unknown[], number>();
  const find = (section: Section, keys: string[]) =>
    keys.map((key) => findReply(layers, section, key)).find((reply) => reply !== undefined);
  return {
    knows: (section, keys) => find(section, keys) !== undefined,
    all: (section, keys) => [find(section, keys)].flat(),
    take(section, keys) {
      const value = find(section, keys);
      if (!Array.isArray(value)) return value;
      const turn = taken.get(value) ?? 0;
      taken.set(value, turn + 1);
      return value[Math.min(turn, value.length - 1)];
    },
  };
}

function findReply(layers: Replies[], section: Section, key: string): unknown {
  const holding = layers.findLast((layer) => Object.hasOwn(layer[section] ?? {}, key));
  return holding?.[section]?.[key];
}

/** Conditions compare strings; a flow writes yes and no as True and False. */
function resultOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}
