import { isObject } from '../../../../lambda/core/values';
import { attributesRead } from '../examples';
import { asScenario, type Need } from '../needs';
import type { NamedFlow } from '../world';
import type { Scenario, ScenarioContact } from './scenario';

/** A scenario that answers what a flow needs, with one contact, such that it comes to an end of the flow. */
export function scenarioTemplate(flow: NamedFlow, needs: Need[], placeholders: string[]): Scenario {
  return {
    ...(placeholders.length > 0 && { placeholders: examplesOf(placeholders) }),
    ...asScenario(needs),
    contacts: [exampleContact(flow)],
  };
}

/** A value for each placeholder: its own name. */
export function examplesOf(placeholders: string[]): Record<string, string> {
  return Object.fromEntries(placeholders.map((name) => [name, name]));
}

/** A contact that the flow serves, with a value for each attribute that the flow reads and does not set itself. */
function exampleContact({ name, content }: NamedFlow): ScenarioContact {
  const set = content.Actions.filter(({ Type }) => Type === 'UpdateContactAttributes').flatMap(({ Parameters }) =>
    isObject(Parameters.Attributes) ? Object.keys(Parameters.Attributes) : [],
  );
  const read = Object.entries(attributesRead(content)).filter(([key]) => !set.includes(key));
  const attributes = Object.fromEntries(read.map(([key, value]) => [key, String(value)]));
  const channel = content.Actions.some(({ Type }) => Type === 'ShowView') ? 'CHAT' : 'VOICE';
  return {
    name: `a contact of ${name}`,
    channel,
    ...(read.length > 0 && { attributes }),
  };
}
