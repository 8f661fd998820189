import { dirname, resolve } from 'node:path';
import { isObject } from '../../content/values';
import type { Stubs } from '../../context/stubs';
import type { Files } from './files';
import { schemaProblems } from './schema';

/** What a flow meets when it runs, and the contacts that run through it. The schema beside this file says it all. */
export type Scenario = Stubs & {
  placeholders?: Record<string, string>;
  contacts?: ScenarioContact[];
};

export type ScenarioContact = Stubs & {
  name: string;
  /** A file, or the event itself. */
  event?: string | Record<string, unknown>;
  channel?: string;
  attributes?: Record<string, string>;
  cases?: ScenarioCase[];
  otherCases?: ScenarioCase[];
  faults?: string;
  expect?: Expectation;
};

/** A case; further members are fields of it. */
export type ScenarioCase = { caseId: string; templateId: string; [fieldId: string]: string };

/** What must come out of a run; what is left out is not checked. */
export type Expectation = {
  attributes?: Record<string, string>;
  blocks?: string[];
  messages?: string[];
  end?: string;
};

/** A scenario that cannot be used, with every reason. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

/** Reads a scenario; the files that it names become absolute paths. @throws ScenarioError that names each place */
export async function readScenario(file: string, files: Files): Promise<Scenario> {
  const content = parse(files.text(file), file);
  const problems = await schemaProblems(content);
  if (problems.length > 0) throw new ScenarioError(`${file} cannot be used: ${problems.join('; ')}`);
  return withPaths(content as Scenario, dirname(file)) as Scenario;
}

/** Parts a scenario into what it answers and the files of the modules and flows that it names. */
export function splitScenario({ placeholders: _, contacts: __, ...stubs }: Scenario) {
  const isFile = (value: unknown) => typeof value === 'string';
  const files = (part: 'modules' | 'flows') =>
    Object.entries(stubs[part] ?? {}).filter(([, value]) => isFile(value)) as [string, string][];
  const rest = (part: 'modules' | 'flows') =>
    Object.fromEntries(Object.entries(stubs[part] ?? {}).filter(([, value]) => !isFile(value)));
  return {
    stubs: { ...stubs, modules: rest('modules'), flows: rest('flows') } as Stubs,
    moduleFiles: new Map(files('modules')),
    flowFiles: new Map(files('flows')),
  };
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ScenarioError(`${file} cannot be read as JSON: ${(error as Error).message}`);
  }
}

/** The members of a scenario, or of a contact, under which a string is a path. */
const PATHS = ['flows', 'modules'];

function withPaths(part: Scenario | ScenarioContact, folder: string): object {
  const entries = Object.entries(part).map(([name, value]) => {
    if (name === 'contacts') return [name, (value as ScenarioContact[]).map((contact) => withPaths(contact, folder))];
    if (name === 'event' && typeof value === 'string') return [name, resolve(folder, value)];
    if (name === 'functions') return [name, mapValues(value, (reply) => withHandler(reply, folder))];
    if (!PATHS.includes(name)) return [name, value];
    return [name, mapValues(value, (reply) => (typeof reply === 'string' ? resolve(folder, reply) : reply))];
  });
  return Object.fromEntries(entries);
}

function withHandler(reply: unknown, folder: string): unknown {
  if (Array.isArray(reply)) return reply.map((one) => withHandler(one, folder));
  if (!isObject(reply) || typeof reply.handler !== 'string') return reply;
  return { ...reply, handler: resolve(folder, reply.handler) };
}

function mapValues(values: unknown, change: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values as object).map(([key, value]) => [key, change(value)]));
}
