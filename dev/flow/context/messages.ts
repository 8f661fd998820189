import { shown } from '../content/content';
import type { FlowData, State } from './context';
import { resolve } from './flow-data';

/** The parameters of which one holds what a block says. */
export const MESSAGE_KINDS = ['Text', 'SSML', 'PromptId', 'Media'];

/** What a block says to a contact: plain text, SSML, or audio by its id or place. */
type Message = { kind: string; text: string };

/** The message in a block's parameters, with references resolved; undefined when it says nothing. */
export function messageOf(parameters: Record<string, unknown>, data: FlowData): Message | undefined {
  const kind = MESSAGE_KINDS.find((name) => name in parameters);
  if (kind === undefined) return undefined;
  const message = parameters[kind];
  return { kind, text: typeof message === 'string' ? resolve(message, data) : shown(message) };
}

/** A message as the path through the flow shows it. */
export function describeMessage({ kind, text }: Message): string {
  return kind === 'Text' ? `"${text}"` : `${kind} ${text}`;
}

/** Lets the contact hear or read a message of the present block. */
export function say({ kind, text }: Message, state: State): void {
  const step = state.path.at(-1);
  if (step !== undefined) step.said = text;
  state.silentMs = 0;
  state.context.observer?.heard(kind, text, state.data);
}
