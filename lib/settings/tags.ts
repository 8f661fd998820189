import { readObject } from './further-fields';

/** What AWS allows in a tag of a stack (CloudFormation API, Tag; General Reference, tagging). */
const MAX_KEY_LENGTH = 128;
const MAX_VALUE_LENGTH = 256;
const MAX_TAGS = 50;
const CHARACTERS = /^[\p{L}\p{N}\p{Z}_.:/=+@-]*$/u;

/**
 * Reads tags: `team=care,cost-centre=4711`, or an object in JSON.
 *
 * @throws Error that names what is wrong with each tag.
 */
export function readTags(text: string): Record<string, string> {
  const pairs = text.trimStart().startsWith('{') ? pairsOfObject(text) : text.split(',').map(pairOf);
  const keys = pairs.map(([key]) => key);
  const problems = [
    ...pairs.flatMap(tagProblems),
    ...[...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map(
      (key) => `the key "${key}" is given more than once`,
    ),
    ...(pairs.length > MAX_TAGS ? [`there are ${pairs.length} tags; CloudFormation allows ${MAX_TAGS}`] : []),
  ];
  if (problems.length > 0) throw new Error(problems.join('; '));
  return Object.fromEntries(pairs);
}

type Pair = [key: string, value: string];

function pairOf(text: string): Pair {
  const at = text.includes('=') ? text.indexOf('=') : text.length;
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function pairsOfObject(json: string): Pair[] {
  const object = readObject(json);
  if (object) return Object.entries(object).map(([key, value]) => [key.trim(), String(value).trim()]);
  throw new Error('it must be pairs such as team=care,cost-centre=4711, or an object in JSON');
}

function tagProblems([key, value]: Pair): string[] {
  const problems: string[] = [];
  if (key === '') problems.push(`a tag${value === '' ? '' : ` with the value "${value}"`} has no key`);
  if (/^aws:/i.test(key)) problems.push(`the key "${key}" begins with aws:, which is reserved for AWS`);
  if (key.length > MAX_KEY_LENGTH) problems.push(`the key "${start(key)}" has more than ${MAX_KEY_LENGTH} characters`);
  if (value === '' && key !== '') problems.push(`the tag "${start(key)}" has no value, which CloudFormation refuses`);
  if (value.length > MAX_VALUE_LENGTH) {
    problems.push(`the value of "${start(key)}" has more than ${MAX_VALUE_LENGTH} characters`);
  }
  if (!CHARACTERS.test(key + value)) {
    problems.push(`the tag "${start(key)}" has characters other than letters, digits, spaces and _ . : / = + - @`);
  }
  return problems;
}

function start(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
}
