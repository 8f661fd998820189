import { join } from 'node:path';
import { readTextFile, TextFileError } from './text-file';

/** The beginning of a placeholder, in this project or elsewhere. Flow content has no other use for it. */
const PLACEHOLDER_START = /\$\{|\{\{/;

/** The placeholder in flow content for the function's ARN, which only a deployment knows. */
export const FUNCTION_ARN_PLACEHOLDER = `${'$'}{CaseLookupFunctionArn}`;

/** The placeholder for the ARN of the function of that name in the Region in which the contact is. */
export const ARN_BY_REGION_PLACEHOLDER = `${'$'}{CaseLookupFunctionArnByRegion}`;

/** The placeholder for the id of the module in a flow that invokes it. */
export const MODULE_ID_PLACEHOLDER = `${'$'}{CaseLookupModuleId}`;

/** The values that flow content needs from a deployment. */
export type FlowValues = {
  functionArn: string;
  /** The time limit of blocks that invoke the function, in whole seconds; a string where only deployment knows it. */
  flowTimeLimit: number | string;
  /** The id or ARN of the module; content that invokes it needs it. */
  moduleId?: string | undefined;
};

/** What can be filled in: placeholder -> its value, undefined where it is not known. */
const PLACEHOLDERS: Record<string, (values: FlowValues) => string | undefined> = {
  [FUNCTION_ARN_PLACEHOLDER]: ({ functionArn }) => functionArn,
  [ARN_BY_REGION_PLACEHOLDER]: ({ functionArn }) => arnByRegion(functionArn),
  [MODULE_ID_PLACEHOLDER]: ({ moduleId }) => moduleId,
};

/** The reference to the Region in which the contact is. */
export const REGION_REFERENCE = '$.AwsRegion';

/** An ARN with that reference in the place of its Region. Connect resolves it for each contact. */
export function arnByRegion(arn: string): string {
  const [head, partition, service, , ...rest] = arn.split(':');
  return [head, partition, service, REGION_REFERENCE, ...rest].join(':');
}

/** The folder of the flow content that comes with this project. */
export const FLOWS_FOLDER = join(__dirname, '../../flows');

/**
 * Reads a file of flow content, or of a test case. Fills in the function's ARN and, in each block that invokes the
 * function, the time limit.
 *
 * @throws FlowContentError that names the place of every other placeholder.
 */
export function readFlowContent(file: string, values: FlowValues): unknown {
  return fillFlowContent(parseFlowContent(file), values, file);
}

/** What a file of flow content holds, and what had to be unwrapped to get at it. */
export type FlowFile = {
  content: unknown;
  /** Set when the file holds the answer of a command such as `aws connect describe-contact-flow`, or content as a string of JSON. */
  unwrapped?: string;
  /** The type of the flow, where such an answer names it. */
  type?: string;
};

/** Reads the content in a file as it is. @throws FlowContentError when it is not JSON. */
export function parseFlowContent(file: string): unknown {
  return parseFlowFile(file).content;
}

/**
 * Reads a file of flow content, of a module or of a test case: the content itself, the whole answer of the command that
 * describes one, or content as a string of JSON.
 *
 * @throws FlowContentError when it is not JSON.
 */
export function parseFlowFile(file: string): FlowFile {
  try {
    return unwrap(JSON.parse(readTextFile(file)));
  } catch (error) {
    const { message } = error as Error;
    throw new FlowContentError(file, [
      error instanceof TextFileError ? error.reason : `it is not valid JSON: ${message}`,
    ]);
  }
}

function unwrap(content: unknown): FlowFile {
  if (typeof content === 'string') {
    return { ...unwrap(parseText(content)), unwrapped: 'content as a string of JSON' };
  }
  if (typeof content !== 'object' || content === null) return { content };
  for (const [member, { command, type, what }] of Object.entries(ANSWERS)) {
    const answer = ((content as Record<string, unknown>)[member] ?? {}) as Record<string, unknown>;
    const { Content, Type = type, Settings } = answer;
    if (typeof Content === 'string') {
      const unwrapped = `the answer of ${command}; its member Content is ${what}`;
      const inside = withSettings(parseText(Content), Settings);
      return { content: inside, unwrapped, ...(typeof Type === 'string' && { type: Type }) };
    }
  }
  return { content };
}

/** Connect keeps what a module declares beside its content; the designer exports it in the Metadata. */
export function withSettings(content: unknown, settings: unknown): unknown {
  if (typeof settings !== 'string' || typeof content !== 'object' || content === null) return content;
  const { Metadata } = content as { Metadata?: object };
  return { ...content, Metadata: { settings: JSON.parse(settings), ...Metadata } };
}

/** Parses text inside a file. It can have a byte-order mark of its own, where it was pasted from another file. */
function parseText(text: string): unknown {
  return JSON.parse(text.trim());
}

/** The member of an answer that holds the content -> the command that answers so, and the type if the answer names none. */
const ANSWERS = {
  ContactFlow: { command: 'describe-contact-flow', type: undefined, what: 'the flow' },
  ContactFlowModule: { command: 'describe-contact-flow-module', type: 'MODULE', what: 'the flow' },
  TestCase: { command: 'describe-test-case', type: undefined, what: 'the test case' },
};

/** Fills in parsed content; `source` says in an error whose content it is. @throws FlowContentError */
export function fillFlowContent(content: unknown, values: FlowValues, source = 'The flow content'): unknown {
  const known = Object.keys(PLACEHOLDERS).filter((name) => PLACEHOLDERS[name]?.(values) !== undefined);
  const problems = leftoverPlaceholders(content, known).map(
    ({ place, text }) =>
      `${place} holds "${text}"; the placeholders that can be filled in here are ${known.join(', ')}, each as a whole value`,
  );
  if (problems.length > 0) throw new FlowContentError(source, problems);
  return fill(content, values, lookupNames(content));
}

/** Content that cannot be used, with every reason. */
export class FlowContentError extends Error {
  override readonly name = 'FlowContentError';

  constructor(source: string, problems: string[]) {
    super(`${source} cannot be used: ${problems.join('. ')}.`);
  }
}

/** Every string, and every name of a member, that holds a placeholder other than those allowed. Metadata is free. */
function leftoverPlaceholders(content: unknown, allowed: string[], place = '$'): { place: string; text: string }[] {
  if (typeof content === 'string') {
    return PLACEHOLDER_START.test(content) && !allowed.includes(content) ? [{ place, text: content }] : [];
  }
  if (typeof content !== 'object' || content === null) return [];
  const entries = Object.entries(content).filter(([name]) => place !== '$' || name !== 'Metadata');
  return entries.flatMap(([name, value]) => {
    const inside = Array.isArray(content) ? `${place}[${name}]` : `${place}.${name}`;
    const names = PLACEHOLDER_START.test(name) ? [{ place: inside, text: name }] : [];
    return [...names, ...leftoverPlaceholders(value, allowed, inside)];
  });
}

function fill(content: unknown, values: FlowValues, names: string[]): unknown {
  if (typeof content === 'string') return PLACEHOLDERS[content]?.(values) ?? content;
  if (Array.isArray(content)) return content.map((item) => fill(item, values, names));
  if (typeof content !== 'object' || content === null) return content;
  const filled = Object.fromEntries(Object.entries(content).map(([name, value]) => [name, fill(value, values, names)]));
  // The parameters of a block that invokes the function.
  if ('InvocationTimeLimitSeconds' in content && names.includes((content as Block).LambdaFunctionARN ?? '')) {
    filled.InvocationTimeLimitSeconds = String(values.flowTimeLimit);
  }
  return filled;
}

type Block = { LambdaFunctionARN?: string };

/** What blocks call the function: its placeholders, and the contact attributes that hold one. */
function lookupNames(content: unknown): string[] {
  const names = [FUNCTION_ARN_PLACEHOLDER, ARN_BY_REGION_PLACEHOLDER];
  const attributes: string[] = [];
  JSON.stringify(content, (key, value) => {
    if (names.includes(value)) attributes.push(`$.Attributes.${key}`);
    return value;
  });
  return [...names, ...attributes];
}
