import { attributesSet } from '../../blocks/attributes';
import type { NamedFlow } from '../../context/context';
import { createExamples } from '../examples';
import { asScenario, type RequiredStub } from '../required-stubs';
import { channelFor } from './contact-event';
import { examplesOf } from './placeholders';
import type { Scenario, ScenarioContact } from './scenario';

/** A scenario that stubs what a flow requires, with one contact, such that it comes to an end of the flow. */
export function scenarioTemplate(flow: NamedFlow, missing: RequiredStub[], placeholders: string[]): Scenario {
  return {
    ...(placeholders.length > 0 && { placeholders: examplesOf(placeholders) }),
    ...asScenario(missing),
    contacts: [exampleContact(flow)],
  };
}

/** A contact that the flow serves, with a value for each attribute that the flow reads and does not set itself. */
function exampleContact(flow: NamedFlow): ScenarioContact {
  const { name, content } = flow;
  const set = content.Actions.flatMap(attributesSet).map(([key]) => key);
  const read = Object.entries(createExamples(content).attributes()).filter(([key]) => !set.includes(key));
  const attributes = Object.fromEntries(read.map(([key, value]) => [key, String(value)]));
  return {
    name: `a contact of ${name}`,
    channel: channelFor(flow),
    ...(read.length > 0 && { attributes }),
  };
}
