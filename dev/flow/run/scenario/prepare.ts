import { meantName } from '../../../../lambda/contract/spelling';
import type { FlowValues } from '../../../../lib/flows/flow-content';
import { createFlowReader } from '../flow-files';
import { type Need, unmetNeeds } from '../needs';
import { createReplies, type Replies } from '../replies';
import type { NamedFlow } from '../world';
import { type Contact, contactsOfEvents, contactsOfScenario, contactsOfTestCases } from './contacts';
import { readScenario, ScenarioError, splitScenario } from './scenario';

/** What a command is given. */
export type Given = FlowValues & {
  file: string;
  scenarioFile: string | undefined;
  /** Files of events. */
  events: string[];
  /** Files and folders of native test cases. */
  testCases: string[];
  /** Module id or ARN -> file. */
  modules: Map<string, string>;
  /** Replies that come before those of the scenario. */
  replies: Replies;
};

/** A flow with all that it meets, and the contacts that are to run through it. */
export type Prepared = {
  flow: NamedFlow;
  modules: Map<string, NamedFlow>;
  flows: Map<string, NamedFlow>;
  everyFlow: NamedFlow[];
  replies: Replies;
  contacts: Contact[];
  /** What the flow asks and nothing answers. */
  needs: Need[];
  /** Placeholders without a value. */
  placeholders: string[];
};

/** Reads every file that a run needs. @throws Error that names what cannot be used */
export async function prepare(given: Given): Promise<Prepared> {
  const { scenarioFile, functionArn } = given;
  const scenario = scenarioFile === undefined ? {} : await readScenario(scenarioFile);
  const parts = splitScenario(scenario);
  const reader = createFlowReader(given, scenario.placeholders);
  const readAll = (files: Map<string, string>) => new Map([...files].map(([id, path]) => [id, reader.read(path)]));
  const flow = reader.read(given.file);
  const modules = readAll(new Map([...parts.moduleFiles, ...given.modules]));
  const flows = readAll(parts.flowFiles);
  const everyFlow = [flow, ...modules.values(), ...flows.values()];

  const replies = merge(parts.replies, given.replies);
  const known = createReplies(replies);
  const hasFunction = (names: string[]) => names.includes(functionArn) || known.knows('functions', names);
  const needs = unmetNeeds(flow, { modules, flows, replies: known, hasFunction });
  const others = [...contactsOfTestCases(given.testCases, flow, reader), ...contactsOfEvents(given.events)];
  // A scenario that serves test cases or events needs no contacts of its own.
  const ownContacts = scenario.contacts !== undefined || others.length === 0;
  const contacts = [...(scenarioFile !== undefined && ownContacts ? contactsOfScenario(scenario) : []), ...others];
  refuseUnknownBlocks(everyFlow, replies, contacts);
  return { flow, modules, flows, everyFlow, replies, contacts, needs, placeholders: reader.missing };
}

function merge(replies: Replies, more: Replies): Replies {
  const sections = Object.keys(more) as (keyof Replies)[];
  return { ...replies, ...Object.fromEntries(sections.map((name) => [name, { ...replies[name], ...more[name] }])) };
}

/** A reply for a block that is not there would be ignored in silence. */
function refuseUnknownBlocks(flows: NamedFlow[], replies: Replies, contacts: Contact[]): void {
  const blocks = flows.flatMap(({ content }) => content.Actions.map(({ Identifier }) => Identifier));
  const named = [replies, ...contacts.map((contact) => contact.replies)].flatMap((one) =>
    Object.keys(one.blocks ?? {}),
  );
  const expected = contacts.flatMap(({ expect }) => expect?.blocks ?? []);
  const unknown = [...new Set([...named, ...expected])].filter((block) => !blocks.includes(block));
  if (unknown.length === 0) return;
  const hints = unknown.map((block) => {
    const meant = meantName(block, blocks);
    return `"${block}"${meant === undefined ? '' : ` (did you mean "${meant}"?)`}`;
  });
  throw new ScenarioError(`There is no block ${hints.join(', ')}; there are "${blocks.join('", "')}"`);
}
