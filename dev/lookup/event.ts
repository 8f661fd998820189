import { INSTANCE_ARN_EXAMPLE, type Instance, readInstanceArn } from '../../lambda/contract/instance-arn';
import { readTextFile } from '../../lib/flows/text-file';

/** Reads an event from a file. @throws Error that names the file */
export function readEventFile(file: string): unknown {
  const text = readTextFile(file);
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message would quote the event, which must not be shown.
    throw new Error(`${file} cannot be read as JSON: it is not valid`);
  }
}

/**
 * The instance that an event comes from, so that the function runs in its Region. An example if the event names none: the
 * function itself then refuses the event.
 */
export function instanceOf(event: unknown): Instance {
  const { Details } = (event ?? {}) as { Details?: { ContactData?: { InstanceARN?: unknown } } };
  const instance = readInstanceArn(Details?.ContactData?.InstanceARN);
  return 'was' in instance ? (readInstanceArn(INSTANCE_ARN_EXAMPLE) as Instance) : instance;
}
