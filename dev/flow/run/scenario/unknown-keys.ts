import { definitionOf, leavesQueue } from '../../blocks/block-types';
import { isDynamic } from '../../blocks/parameters';
import { type Action, stringsIn } from '../../content/content';
import { meantName } from '../../content/spelling';
import { isObject } from '../../content/values';
import type { NamedFlow } from '../../context/context';
import { namesOf, SECTIONS, type Section, type Stubs } from '../../context/stubs';
import type { Contact } from './contacts';
import { ScenarioError } from './scenario';

/**
 * Refuses what a scenario names and neither a flow nor a test case has: blocks, what blocks ask, and error branches. It
 * would be ignored in silence.
 *
 * @throws ScenarioError that names each, with what was probably meant
 */
export function refuseUnknownKeys(flows: NamedFlow[], scenario: Stubs, contacts: Contact[]): void {
  const actions = flows.flatMap(({ content }) => content.Actions);
  const all = [scenario, ...contacts.map(({ stubs }) => stubs)];
  const keysOf = (section: Section) => [...new Set(all.flatMap((one) => Object.keys(one[section] ?? {})))];
  const expected = contacts.flatMap(({ expect }) => expect?.blocks ?? []);
  const others = contacts.flatMap(({ event, test }) => [
    ...stringsIn(event.Details.ContactData.Queue),
    ...(test?.substitutes ?? []),
  ]);
  const resources = [...new Set([...stringsIn(actions), ...others])].flatMap(namesOf);
  const problems = [
    ...unknownOf('block', [...keysOf('blocks'), ...expected], actions),
    ...SECTIONS.filter((section) => section !== 'blocks').flatMap((section) => {
      const asking = actions.filter((action) => asks(section, action));
      // Where a block takes the name of what it asks from the contact, any key may be meant.
      if (asking.some((action) => isDynamic(resourceOf(section, action)))) return [];
      return unknownOf(`key in ${section}`, keysOf(section), asking, section === 'inputs' ? [] : resources);
    }),
    ...all.flatMap((one) => unknownErrors(one, actions)),
  ];
  if (problems.length > 0) throw new ScenarioError([...new Set(problems)].join('. '));
}

function unknownOf(what: string, named: string[], actions: Action[], others: string[] = []): string[] {
  const blocks = actions.map(({ Identifier }) => Identifier);
  const unknown = [...new Set(named)].filter((name) => !blocks.includes(name) && !others.includes(name));
  if (unknown.length === 0) return [];
  const hints = unknown.map((name) => `"${name}"${hint(name, [...blocks, ...others])}`);
  const beside = others.length > 0 ? ', and what they name' : '';
  const there = blocks.length > 0 ? `there are "${blocks.join('", "')}"${beside}` : 'no block asks for one';
  return [`There is no ${what} ${hints.join(', ')}; ${there}`];
}

/** Whether a block looks for stubs in a section. */
function asks(section: Section, action: Action): boolean {
  return section === 'queues' ? leavesQueue(action) : definitionOf(action).stub?.section === section;
}

/** What a block names, where a key of a section can be its name. */
function resourceOf(section: Section, action: Action): string {
  const { Parameters } = action;
  const resource =
    section === 'queues'
      ? (Parameters.QueueId ?? Parameters.AgentId)
      : definitionOf(action).stub?.resource?.(Parameters);
  return typeof resource === 'string' ? resource : '';
}

/** The error of a function is its message; every other one names a branch. */
function unknownErrors(stubs: Stubs, actions: Action[]): string[] {
  return SECTIONS.filter((section) => section !== 'functions').flatMap((section) =>
    Object.entries(stubs[section] ?? {}).flatMap(([block, value]) => {
      const action = actions.find(({ Identifier }) => Identifier === block);
      const branches = action && branchesFor(action);
      if (branches === undefined) return [];
      const errors = [value].flat().flatMap((stub) => (isObject(stub) && stub.error !== undefined ? [stub.error] : []));
      return errors.map(String).flatMap((error) => {
        if (branches.includes(error)) return [];
        return [
          `Block "${block}" has no error branch "${error}"${hint(error, branches)}; it can have ${branches.join(', ')}`,
        ];
      });
    }),
  );
}

/** The error branches that a block has or could have; undefined where its type is not known well enough. */
function branchesFor(action: Action): string[] | undefined {
  const { errors } = definitionOf(action);
  if (errors === undefined) return undefined;
  return [...new Set([...action.Transitions.Errors.map(({ ErrorType }) => ErrorType), ...Object.keys(errors)])];
}

function hint(name: string, known: string[]): string {
  const meant = meantName(name, known);
  return meant === undefined ? '' : ` (did you mean "${meant}"?)`;
}
