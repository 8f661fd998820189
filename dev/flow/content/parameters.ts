import type { BlockType } from '../blocks/block-type';
import { type Action, shown } from './content';
import { type InvocationType, MAX_WAIT_SECONDS, timeLimitOf } from './lambda';
import { readReference } from './references';
import { isObject } from './values';

/** What is wrong with a block's parameters so that the block cannot run. */
export function unusableParameters(action: Action, type: BlockType): string[] {
  const { Type, Parameters } = action;
  const together = (type.atMostOneOf ?? []).filter((name) => name in Parameters);
  return [
    ...missingParameters(action, type),
    ...(together.length > 1 ? [`has ${together.join(' and ')}; it can have one of them`] : []),
    ...(VALUES[Type]?.(Parameters) ?? []),
  ];
}

/** The parameters of a block that the page of its type does not list; none where that is not checked. */
export function unlistedParameters({ Parameters }: Action, { parameters }: BlockType): string[] {
  return Object.keys(Parameters).filter((name) => parameters !== undefined && !Object.hasOwn(parameters, name));
}

function missingParameters({ Parameters }: Action, { parameters = {} }: BlockType): string[] {
  return Object.keys(parameters)
    .filter((name) => parameters[name] === 'needed' && !(name in Parameters))
    .map((name) => `has no parameter ${name}${name in WHY_NEEDED ? `: ${WHY_NEEDED[name]}` : ''}`);
}

const WHY_NEEDED: Record<string, string> = { InvocationTimeLimitSeconds: 'the designer would take 3 seconds' };

/** What is wrong with the values of a type's parameters, where the flow language restricts them. */
const VALUES: Record<string, (parameters: Record<string, unknown>) => string[]> = {
  UpdateFlowLoggingBehavior: (parameters) => oneOf(parameters, 'FlowLoggingBehavior', ['Enabled', 'Disabled']),

  InvokeLambdaFunction: (parameters) => [
    ...oneOf(parameters, 'InvocationType', Object.keys(MAX_WAIT_SECONDS)),
    ...timeLimitProblems(parameters),
    ...unless(parameters, 'ResponseValidation', isValidation, 'an object whose ResponseType is STRING_MAP or JSON'),
    ...unless(parameters, 'LambdaInvocationAttributes', isObject, 'an object'),
  ],

  Compare: (parameters) =>
    unless(parameters, 'ComparisonValue', isReference, 'one reference, like $.External.caseCount'),

  UpdateContactAttributes: (parameters) => [
    ...unless(parameters, 'Attributes', isObject, 'an object'),
    ...(isObject(parameters.Attributes) ? attributeProblems(parameters.Attributes) : []),
    ...oneOf(parameters, 'TargetContact', ['Current', 'Related']),
  ],

  MessageParticipant(parameters) {
    const messages = ['Text', 'SSML', 'PromptId', 'Media'];
    const given = messages.filter((name) => name in parameters);
    if (given.length === 1) return [];
    return [`has ${given.join(' and ') || 'nothing to say'}; it must have one of ${messages.join(', ')}`];
  },
};

function timeLimitProblems(parameters: Record<string, unknown>): string[] {
  const longest = MAX_WAIT_SECONDS[(parameters.InvocationType ?? 'SYNCHRONOUS') as InvocationType];
  // An invocation type that does not exist has been named already.
  if (longest === undefined) return [];
  const isLimit = () => timeLimitOf(parameters) !== undefined;
  return unless(parameters, 'InvocationTimeLimitSeconds', isLimit, `a whole number from 1 to ${longest}`);
}

function attributeProblems(attributes: Record<string, unknown>): string[] {
  return Object.entries(attributes).flatMap(([key, value]) =>
    typeof value === 'string' ? [] : [`Attributes.${key} was ${shown(value)}; it must be a string`],
  );
}

function oneOf(parameters: Record<string, unknown>, name: string, allowed: string[]): string[] {
  return unless(parameters, name, (value) => allowed.includes(value as string), allowed.join(' or '));
}

/** Says what a parameter must be, unless it is that or missing. */
function unless(
  parameters: Record<string, unknown>,
  name: string,
  isRight: (value: unknown) => boolean,
  expected: string,
): string[] {
  const value = parameters[name];
  return value === undefined || isRight(value) ? [] : [`${name} was ${shown(value)}; it must be ${expected}`];
}

function isReference(value: unknown): boolean {
  return typeof value === 'string' && readReference(value) !== undefined;
}

function isValidation(value: unknown): boolean {
  return isObject(value) && (value.ResponseType === 'STRING_MAP' || value.ResponseType === 'JSON');
}
