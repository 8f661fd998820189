import type { NamedFlow } from '../../context/context';
import { createStubs, type Stubs } from '../../context/stubs';
import { missingStubs, type RequiredStub } from '../required-stubs';
import { type Contact, contactsOfEvents, contactsOfScenario, contactsOfTestCases } from './contacts';
import { createFlowReader, type Files } from './files';
import { readScenario, splitScenario } from './scenario';
import { refuseUnknownKeys } from './unknown-keys';

/** What a command is given. */
type Given = {
  files: Files;
  /** The ARNs by which blocks name functions that are there without a stub. */
  functionArns: string[];
  file: string;
  scenarioFile: string | undefined;
  /** Files of events. */
  events: string[];
  /** Files and folders of native test cases. */
  testCases: string[];
};

/** A flow with all that it meets, and the contacts that are to run through it. */
export type Prepared = {
  flow: NamedFlow;
  modules: Map<string, NamedFlow>;
  flows: Map<string, NamedFlow>;
  everyFlow: NamedFlow[];
  stubs: Stubs;
  contacts: Contact[];
  /** The external inputs without a stub. */
  missing: RequiredStub[];
  /** Placeholders without a value. */
  placeholders: string[];
};

/** Reads every file that a run needs. @throws Error that names what cannot be used */
export async function prepare(given: Given): Promise<Prepared> {
  const { scenarioFile, files, functionArns } = given;
  const scenario = scenarioFile === undefined ? {} : await readScenario(scenarioFile, files);
  const parts = splitScenario(scenario);
  const reader = createFlowReader(files, {
    paths: [given.file, ...parts.moduleFiles.values(), ...parts.flowFiles.values()],
    placeholders: scenario.placeholders,
  });
  const readAll = (files: Map<string, string>) => new Map([...files].map(([id, path]) => [id, reader.read(path)]));
  const flow = reader.read(given.file);
  const modules = readAll(parts.moduleFiles);
  const flows = readAll(parts.flowFiles);
  const everyFlow = [flow, ...modules.values(), ...flows.values()];

  const { stubs } = parts;
  const known = createStubs(stubs);
  const hasFunction = (names: string[]) =>
    names.some((name) => functionArns.includes(name)) || known.knows('functions', names);
  const missing = missingStubs(flow, { modules, flows, stubs: known, hasFunction });
  const others = [...contactsOfTestCases(given.testCases, flow, reader), ...contactsOfEvents(given.events, files)];
  // A scenario that serves test cases or events needs no contacts of its own.
  const ownContacts = scenario.contacts !== undefined || others.length === 0;
  const contacts = [
    ...(scenarioFile !== undefined && ownContacts ? contactsOfScenario(scenario, files) : []),
    ...others,
  ];
  refuseUnknownKeys(everyFlow, scenario, contacts);
  return { flow, modules, flows, everyFlow, stubs, contacts, missing, placeholders: reader.missing };
}
