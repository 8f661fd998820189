import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FlowEvent, NamedFlow } from '../../context/context';
import { FlowRunError } from '../../context/errors';
import type { Stubs } from '../../context/stubs';
import { readTestCase } from '../../test-cases/test-case';
import { createTestObserver, type TestObserver } from '../../test-cases/test-observer';
import { readFlowEvent } from '../run-flow';
import { channelFor, eventOf } from './contact-event';
import type { Files, FlowReader } from './files';
import type { Expectation, Scenario, ScenarioCase } from './scenario';

/** A contact that is to run through a flow. */
export type Contact = {
  /** The name of the contact or test case, or the file of the event. */
  name: string;
  event: FlowEvent;
  /** The cases of this contact and other cases, by the ids of contacts, and what the function's requests for them meet. */
  cases: { cases?: Record<string, ScenarioCase[]>; faults?: string };
  stubs: Stubs;
  expect?: Expectation;
  test?: TestObserver;
  /** Why the contact cannot run. */
  refused?: FlowRunError;
};

/** The contacts of events in files. */
export function contactsOfEvents(events: string[], files: Files): Contact[] {
  return events.map((file) => ({
    name: file,
    event: readFlowEvent(files.event(file), file),
    cases: {},
    stubs: {},
  }));
}

/** The contacts of a scenario; one call where it names none. */
export function contactsOfScenario({ contacts = [{ name: 'a call' }] }: Scenario, files: Files): Contact[] {
  return contacts.map((contact) => {
    const { name, event: _, channel, attributes, cases, otherCases, faults, expect = {}, ...stubs } = contact;
    const event = eventOf(contact, files);
    const contactId = String(event.Details.ContactData.ContactId);
    const all = { ...(cases && { [contactId]: cases }), ...(otherCases && { 'another-contact': otherCases }) };
    const met = Object.keys(all).length > 0 && { cases: all };
    return { name, event, cases: { ...met, ...(faults !== undefined && { faults }) }, stubs, expect };
  });
}

/** A contact for each native test case in files and folders. */
export function contactsOfTestCases(paths: string[], flow: NamedFlow, reader: FlowReader): Contact[] {
  return paths.flatMap(filesIn).map((file) => {
    const read = readTestCase(reader.content(file));
    return {
      name: file,
      event: eventOf({ name: file, channel: channelFor(flow) }, reader.files),
      cases: {},
      stubs: {},
      ...('problems' in read
        ? { refused: new FlowRunError(`${file} cannot be run as a test case: ${read.problems.join('. ')}`) }
        : { test: createTestObserver(read) }),
    };
  });
}

function filesIn(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const files = readdirSync(path).filter((file) => file.endsWith('.json'));
  if (files.length === 0) {
    throw new Error(`--test-cases: ${path} holds no .json file; name a test case, or another folder`);
  }
  return files.toSorted().map((file) => join(path, file));
}
