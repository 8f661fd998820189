import { definitionOf } from '../../blocks/block-types';
import { isDynamic } from '../../blocks/parameters';
import { type Action, stringsIn } from '../../content/content';
import { meantName } from '../../content/spelling';
import { isObject } from '../../content/values';
import type { NamedFlow } from '../../context/context';
import { namesOf, SECTIONS, type Section, type Stubs } from '../../context/stubs';
import type { Contact } from './contacts';
import { ScenarioError } from './scenario';

/**
 * Refuses what a scenario names and no flow has: blocks, functions, queues, and error branches. It would be ignored in
 * silence.
 *
 * @throws ScenarioError that names each, with what was probably meant
 */
export function refuseUnknownKeys(flows: NamedFlow[], stubs: Stubs, contacts: Contact[]): void {
  const actions = flows.flatMap(({ content }) => content.Actions);
  const blocks = actions.map(({ Identifier }) => Identifier);
  const all = [stubs, ...contacts.map((contact) => contact.stubs)];
  const keysOf = (section: Section) => [...new Set(all.flatMap((one) => Object.keys(one[section] ?? {})))];
  const expected = contacts.flatMap(({ expect }) => expect?.blocks ?? []);
  const resources = flows.flatMap(({ content }) => [...new Set(stringsIn(content.Actions))].flatMap(namesOf));
  const problems = [
    ...unknownOf('block', [...keysOf('blocks'), ...keysOf('inputs'), ...expected], blocks),
    ...(['functions', 'queues'] as const).flatMap((section) =>
      isNamedByRun(section, actions) ? [] : unknownOf(`key in ${section}`, keysOf(section), blocks, resources),
    ),
    ...all.flatMap((one) => unknownErrors(one, actions)),
  ];
  if (problems.length > 0) throw new ScenarioError([...new Set(problems)].join('. '));
}

function unknownOf(what: string, named: string[], blocks: string[], others: string[] = []): string[] {
  const unknown = [...new Set(named)].filter((name) => !blocks.includes(name) && !others.includes(name));
  if (unknown.length === 0) return [];
  const hints = unknown.map((name) => `"${name}"${hint(name, [...blocks, ...others])}`);
  const beside = others.length > 0 ? ', and what they name' : '';
  return [`There is no ${what} ${hints.join(', ')}; there are "${blocks.join('", "')}"${beside}`];
}

/** Whether a block takes the name of what it asks from the contact, so that any key may be meant. */
function isNamedByRun(section: Section, actions: Action[]): boolean {
  return actions.some((action) => {
    const { stub } = definitionOf(action);
    const resource = stub?.section === section ? stub.resource?.(action.Parameters) : undefined;
    return typeof resource === 'string' && isDynamic(resource);
  });
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
