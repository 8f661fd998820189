import { pathToFileURL } from 'node:url';
import type { Outcome } from '../context/context';
import { type Clock, sleep } from '../context/context';

/** What a scenario says of a Lambda function: a value, an error, or the file of a handler; with how long it takes. */
export type FunctionStub = { value?: unknown; error?: string; handler?: string; delaySeconds?: number };

/** Answers an invocation as a scenario says. */
export async function fakeFunction(
  { value, error, handler, delaySeconds = 0 }: FunctionStub,
  event: unknown,
  clock: Clock,
): Promise<Outcome> {
  await sleep(clock, delaySeconds * 1000);
  if (error !== undefined) return { errorType: 'Error', errorMessage: error };
  if (handler === undefined) return { result: value };
  const handle = await loadHandler(handler);
  try {
    return { result: await handle(event) };
  } catch (thrown) {
    const { name, message } = thrown as Error;
    return { errorType: name, errorMessage: message };
  }
}

type Handler = (event: unknown) => unknown;

/** Loads the export of a file, written FILE or FILE#NAME. @throws Error that says what the file exports */
async function loadHandler(place: string): Promise<Handler> {
  const [, file = place, name = 'handler'] = /^(.*?)(?:#([\w$]+))?$/.exec(place) ?? [];
  const exported = await import(pathToFileURL(file).href);
  const handler = exported[name] ?? exported.default?.[name];
  if (typeof handler === 'function') return handler;
  throw new Error(`${file} exports no function "${name}"; it exports ${Object.keys(exported).join(', ')}`);
}
