import { readFileSync } from 'node:fs';
import { INSTANCE_ARN_EXAMPLE, type Instance, readInstanceArn } from '../../lambda/core/instance-arn';

/** Reads an event from a file. @throws Error that names the file when it holds no JSON. */
export function readEventFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    // What Node.js says of a text that is no JSON quotes it, and an event is not to be shown.
    const why = error instanceof SyntaxError ? 'it is none' : (error as Error).message;
    throw new Error(`${file} cannot be read as JSON: ${why}`);
  }
}

/**
 * The instance that an event comes from, so that the function runs in its Region; an example when the event has none,
 * because then it is for the function to say so.
 */
export function instanceOf(event: unknown): Instance {
  const { Details } = (event ?? {}) as { Details?: { ContactData?: { InstanceARN?: unknown } } };
  const instance = readInstanceArn(Details?.ContactData?.InstanceARN);
  return 'was' in instance ? (readInstanceArn(INSTANCE_ARN_EXAMPLE) as Instance) : instance;
}
