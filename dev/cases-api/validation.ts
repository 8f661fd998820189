import { type Answer, errorAnswer } from './answer';

export type Bounds = { min: number; max: number };

/** Says which constraint a value violates, if any. */
type Constraint = (value: unknown, bounds: Bounds) => string | undefined;

/** What a member must be; null stands for an absent one. */
type Rule = { bounds: Bounds; constraint: Constraint; required?: boolean };

/** Reads the members of a body; a refusal if it is not a JSON object. */
export function readMembers(body: Buffer): { members: Record<string, unknown> } | { refusal: Answer } {
  const json = parseJson(body);
  if (json === undefined) return { refusal: errorAnswer('SerializationException', 'The body is not JSON in UTF-8.') };
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { refusal: validationError([describe('body', json, 'Member must be a JSON object')]) };
  }
  return { members: json as Record<string, unknown> };
}

/** Which members violate their rules, in the words of AWS services. */
export function violationsOf(rules: Record<string, Rule>, members: Record<string, unknown>): string[] {
  return Object.entries(rules).flatMap(([member, rule]) => check(member, members[member], rule) ?? []);
}

function check(member: string, value: unknown, { bounds, constraint, required }: Rule): string | undefined {
  const isAbsent = value === undefined || value === null;
  if (isAbsent && !required) return undefined;
  const violated = isAbsent ? 'Member must not be null' : constraint(value, bounds);
  return violated && describe(member, value, violated);
}

/** The exception for what is wrong with a request, in the form in which AWS services list it. */
export function validationError(violations: string[]): Answer {
  const count = `${violations.length} validation error${violations.length > 1 ? 's' : ''} detected`;
  return errorAnswer('ValidationException', `${count}: ${violations.join('; ')}`);
}

/** One violation, with the value shortened. */
export function describe(member: string, value: unknown, constraint: string): string {
  const shown =
    value === undefined ? 'null' : typeof value === 'string' ? `'${shortened(value)}'` : shortened(written(value));
  return `Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`;
}

export const textConstraint: Constraint = (value, { min, max }) => {
  if (typeof value !== 'string') return 'Member must be a string';
  return outOf({ min, max }, [...value].length, 'length');
};

export const numberConstraint: Constraint = (value, bounds) => {
  if (!Number.isInteger(value)) return 'Member must be an integer';
  return outOf(bounds, value as number, 'value');
};

/** A list of so many entries, each of which keeps to a constraint of its own. */
export function listConstraint(entryConstraint: (entry: unknown) => string | undefined): Constraint {
  return (value, bounds) => {
    if (!Array.isArray(value)) return 'Member must be a list';
    return (
      outOf(bounds, value.length, 'length') ?? value.map(entryConstraint).find((violated) => violated !== undefined)
    );
  };
}

function outOf({ min, max }: Bounds, size: number, measure: string): string | undefined {
  if (size < min) return `Member must have ${measure} greater than or equal to ${min}`;
  return size > max ? `Member must have ${measure} less than or equal to ${max}` : undefined;
}

/** A value as JSON; of one that is nested too deeply to be written, its kind. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return Array.isArray(value) ? '[...]' : '{...}';
  }
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}

/** What a body says; no body at all says `{}`, and undefined stands for a body that is not JSON. */
function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
