import { isObject } from '../content/values';

/** The sections of a scenario that hold stubs. */
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

/** Section -> key -> a stub, or a list of stubs that are used one after the other. */
export type Stubs = Partial<Record<Section, Record<string, unknown>>>;

/** A stub of what a block requires from outside the flow. */
export type Stub = {
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

/** Reads a stub of a scenario: an object, or the result alone. */
export function readStub(value: unknown): Stub {
  if (!isObject(value)) return { result: resultOf(value) };
  const { result, ...more } = value;
  return { ...(more as Stub), ...(result !== undefined && { result: resultOf(result) }) };
}

/** The stubs of one run. */
export type StubsOfRun = {
  /** The stub under the first key that is known; undefined when none is. Of a list each call takes the next item. */
  take(section: Section, keys: string[]): unknown;
  knows(section: Section, keys: string[]): boolean;
  /** How many items of lists `take` has given, without repeated ones. */
  usedItems(): number;
  /** Every stub that `take` would give one after the other. */
  all(section: Section, keys: string[]): unknown[];
};

/** Makes the stubs of one run; later layers come before earlier ones. The last item of a list is repeated. */
export function createStubs(...layers: Stubs[]): StubsOfRun {
  const taken = new Map<unknown[], number>();
  let usedItems = 0;
  const find = (section: Section, keys: string[]) =>
    keys.map((key) => findStub(layers, section, key)).find((stub) => stub !== undefined);
  return {
    usedItems: () => usedItems,
    knows: (section, keys) => find(section, keys) !== undefined,
    all: (section, keys) => [find(section, keys)].flat(),
    take(section, keys) {
      const value = find(section, keys);
      if (!Array.isArray(value)) return value;
      const turn = taken.get(value) ?? 0;
      taken.set(value, turn + 1);
      if (turn < value.length) usedItems++;
      return value[Math.min(turn, value.length - 1)];
    },
  };
}

function findStub(layers: Stubs[], section: Section, key: string): unknown {
  const holding = layers.findLast((layer) => Object.hasOwn(layer[section] ?? {}, key));
  return holding?.[section]?.[key];
}

/** Conditions compare strings; a flow writes yes and no as True and False. */
function resultOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/**
 * The names by which a scenario can mean the resource of a block: as the block names it, without its version or alias,
 * and by its bare id.
 */
export function namesOf(resource: string): string[] {
  const start = resource.lastIndexOf('/') + 1;
  const isPlainArn = start === 0 && resource.startsWith('arn:');
  const end = isPlainArn ? -1 : resource.indexOf(':', start);
  const unversioned = end < 0 ? resource : resource.slice(0, end);
  return [...new Set([resource, unversioned, unversioned.slice(start)])];
}
