import { type Action, SUCCESS, shown } from '../content/content';
import { isObject } from '../content/values';
import { resolve } from '../context/flow-data';
import { defineBlock, FAILS, FAILS_BY_REPORTS } from './define-block';
import { isAnObject, must, oneOf, type Parameters, required } from './parameters';
import { keepIn, sets } from './setting';

/** UTF-8 bytes of all attributes of a contact, names and values (Connect API Reference, UpdateContactAttributes). */
const MAX_ATTRIBUTE_BYTES = 32_768;

export const UpdateContactAttributes = defineBlock({
  title: 'Set contact attributes',
  page: 'devguide/contact-actions-updatecontactattributes',
  group: 'set',
  detail: ({ Attributes }) => (isObject(Attributes) ? Object.keys(Attributes).join(', ') : ''),
  parameters: { Attributes: must(isAnObject), TargetContact: oneOf(['Current', 'Related']) },
  demands({ Parameters: { Attributes } }) {
    return Object.entries(isObject(Attributes) ? Attributes : {}).flatMap(([key, value]) =>
      typeof value === 'string' ? [] : [`Attributes.${key} was ${shown(value)}; it must be a string`],
    );
  },
  errors: FAILS,
  strict: true,
  run({ Parameters }, { data }) {
    const given = Object.entries(Parameters.Attributes as Record<string, string>);
    const set = Object.fromEntries(given.map(([key, value]) => [resolve(key, data), resolve(value, data)]));
    const names = Object.keys(set).join(', ');
    // The runner knows one contact; what the related one has cannot be read by this flow.
    if (Parameters.TargetContact === 'Related')
      return { notes: [`sets ${names} of the related contact`], branch: SUCCESS };
    const attributes = { ...data.attributes, ...set };
    const bytes = Object.entries(attributes).reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
    if (bytes > MAX_ATTRIBUTE_BYTES) {
      const note = `all attributes together have ${bytes} bytes; at most ${MAX_ATTRIBUTE_BYTES} are kept, so none was set`;
      return { notes: [note], branch: 'NoMatchingError' };
    }
    data.attributes = attributes;
    return { notes: [`sets ${names}`], branch: SUCCESS };
  },
});

/** The attributes of the contact that a block sets, as they are written. */
export function attributesSet({ Type, Parameters: { Attributes } }: Action): [string, string][] {
  if (Type !== 'UpdateContactAttributes' || !isObject(Attributes)) return [];
  return Object.entries(Attributes).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
}

export const UpdateFlowAttributes = defineBlock({
  title: 'Set contact attributes (flow)',
  page: 'devguide/flow-control-actions-updateflowattributes',
  group: 'set',
  parameters: { FlowAttributes: required },
  reportedRefusals: ({ Parameters: { FlowAttributes } }) =>
    Object.values(isObject(FlowAttributes) ? FlowAttributes : {}).some((value) => !isObject(value))
      ? ['has a flow attribute that is not an object with a Value']
      : [],
  errors: FAILS_BY_REPORTS,
  leaves: ['FlowAttributes'],
  ...sets('flow attributes', ({ FlowAttributes }, { results }) =>
    keepIn(results, 'FlowAttributes', valuesOf(FlowAttributes)),
  ),
});

/** The designer writes a flow attribute as an object with its value. */
function valuesOf(attributes: unknown): Parameters {
  const entries = Object.entries(isObject(attributes) ? attributes : {});
  return Object.fromEntries(entries.map(([name, value]) => [name, isObject(value) ? value.Value : value]));
}
