import { pathToFileURL } from 'node:url';
import type { Outcome } from '../context/context';
import { type Clock, sleep } from '../context/context';
import { FlowRunError } from '../context/errors';

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
    return { result: copyOf(await handle(copyOf(event))) };
  } catch (thrown) {
    // As in dev/runtime/runtime.mjs, which runs the function of this project.
    const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { errorType: name, errorMessage: message };
  }
}

/** Lambda passes events and answers as JSON, so a handler cannot change the contact, and answers nothing with null. */
function copyOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? 'null');
}

type Handler = (event: unknown) => unknown;

/** Loads the export of a file, written FILE or FILE#NAME. @throws FlowRunError that names the file and says why */
async function loadHandler(place: string): Promise<Handler> {
  const [, file = place, name = 'handler'] = /^(.*?)(?:#([\w$]+))?$/.exec(place) ?? [];
  const exported = await import(pathToFileURL(file).href).catch((error) => {
    throw new FlowRunError(`The handler ${file} cannot be loaded: ${error}`);
  });
  const handler = exported[name] ?? exported.default?.[name];
  if (typeof handler === 'function') return handler;
  throw new FlowRunError(
    `The handler ${file} exports no function "${name}"; it exports ${Object.keys(exported).join(', ') || 'nothing'}`,
  );
}
