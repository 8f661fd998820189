import type { ErrorObject, ValidateFunction } from 'ajv';
import { isObject } from '../../content/values';
import schema from './scenario.schema.json';

let validator: Promise<ValidateFunction> | undefined;

/** What the schema of scenarios finds wrong with parsed JSON, each with its place. */
export async function schemaProblems(content: unknown): Promise<string[]> {
  validator ??= loadValidator();
  const validate = await validator;
  validate(content);
  const errors = validate.errors ?? [];
  // Where none of several forms fits, the deepest complaint says most; that none fits goes without saying.
  const telling = errors.filter(({ keyword }) => !['anyOf', 'oneOf', 'if'].includes(keyword));
  return [...new Set((telling.length > 0 ? telling : errors).map(describe))];
}

/** Loaded and compiled when it is first needed: most commands read no scenario. */
async function loadValidator(): Promise<ValidateFunction> {
  const { Ajv } = await import('ajv');
  return new Ajv({ allErrors: true, allowUnionTypes: true, verbose: true }).compile(schema);
}

function describe({ instancePath, keyword, message = '', params }: ErrorObject): string {
  const place =
    instancePath === '' ? 'the scenario' : instancePath.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
  if (keyword === 'additionalProperties')
    return `${place} has "${params.additionalProperty}", which does not exist there`;
  if (keyword === 'minItems') return `${place} is an empty list; it must have at least one item, or be left out`;
  if (keyword === 'minLength') return `${place} is an empty string; it must have at least one character`;
  if (keyword === 'enum') return `${place} must be one of ${params.allowedValues.join(', ')}`;
  return `${place} ${message}`;
}

/** Whether parsed JSON means to be a scenario: it refers to the schema, or has members of scenarios and no other. */
export function isScenario(content: unknown): boolean {
  if (!isObject(content)) return false;
  if (String(content.$schema).endsWith('scenario.schema.json')) return true;
  const names = Object.keys(content);
  return names.length > 0 && names.every((name) => Object.hasOwn(schema.properties, name));
}
