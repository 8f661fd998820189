import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseFlowContent } from '../../../../lib/flows/flow-content';
import type { EmulatorOptions } from '../../../cases-api/emulator';
import { readEventFile } from '../../../lookup/event';
import type { FlowReader } from '../flow-files';
import type { Replies } from '../replies';
import { readFlowEvent } from '../run-flow';
import { readTestCase } from '../test-case/test-case';
import { createTestObserver, type TestObserver } from '../test-case/test-observer';
import type { FlowEvent, NamedFlow } from '../world';
import { channelFor, eventOf } from './contact-event';
import type { Expectation, Scenario } from './scenario';

/** A contact that is to run through a flow. */
export type Contact = {
  /** The name of the contact or test case, or the file of the event. */
  name: string;
  event: FlowEvent;
  /** What it meets at Cases in particular. */
  cases: Pick<EmulatorOptions, 'cases' | 'faults'>;
  replies: Replies;
  expect?: Expectation;
  test?: TestObserver;
};

/** The contacts of events in files. */
export function contactsOfEvents(files: string[]): Contact[] {
  return files.map((file) => ({
    name: file,
    event: readFlowEvent(readEventFile(file), file),
    cases: {},
    replies: {},
  }));
}

/** The contacts of a scenario; one call where it names none. */
export function contactsOfScenario({ contacts = [{ name: 'a call' }] }: Scenario): Contact[] {
  return contacts.map((contact) => {
    const { name, event: _, channel, attributes, cases, faults, expect = {}, ...replies } = contact;
    const event = eventOf(contact);
    const linked = cases && { cases: { [String(event.Details.ContactData.ContactId)]: cases } };
    return { name, event, cases: { ...linked, ...(faults !== undefined && { faults }) }, replies, expect };
  });
}

/** A contact for each native test case in files and folders. */
export function contactsOfTestCases(paths: string[], flow: NamedFlow, { fill }: FlowReader): Contact[] {
  return paths.flatMap(filesIn).map((file) => {
    const test = createTestObserver(readTestCase(fill(parseFlowContent(file), file), basename(file)));
    return { name: file, event: eventOf({ name: file, channel: channelFor(flow) }), cases: {}, replies: {}, test };
  });
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const files = readdirSync(path).filter((file) => file.endsWith('.json'));
  return files.toSorted().map((file) => join(path, file));
}
