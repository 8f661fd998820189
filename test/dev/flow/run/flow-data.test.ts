import { OPERATORS } from '../../../../dev/flow/content/operators';
import type { FlowData } from '../../../../dev/flow/context/context';
import { lookUp, resolve } from '../../../../dev/flow/context/flow-data';

const data: FlowData = {
  contact: {
    ContactId: 'c-1',
    Channel: 'VOICE',
    CustomerEndpoint: { Address: '+15550100', Type: 'TELEPHONE_NUMBER' },
    Queue: null,
    InstanceARN: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52',
    SegmentAttributes: {
      'connect:Subtype': { ValueString: 'connect:SMS' },
      'connect:Count': { ValueInteger: 3 },
      'connect:Arn': { ValueArn: 'arn:aws:x' },
      'connect:List': { ValueList: [{ ValueString: 'first' }] },
      'connect:CustomerAuthentication': { ValueMap: { Status: { ValueString: 'AUTHENTICATED' } } },
    },
    NewerMember: 'x',
  },
  attributes: { Language: 'en-US', 'with-dash': 'd' },
  results: {
    External: { caseCount: '2', 'a b': 'blank', nested: { deep: true }, list: ['x'] },
    Lex: { Slots: { Size: 'large' } },
    StoredCustomerInput: '1234',
  },
};

describe('a reference', () => {
  it.each([
    ['$.External.caseCount', '2'],
    ["$.External['caseCount']", '2'],
    ["$['External']['a b']", 'blank'],
    ['$.LambdaInvocation.ResultData.caseCount', '2'],
    ['$.External.nested.deep', 'true'],
    ['$.Attributes.Language', 'en-US'],
    ['$.Attributes.with-dash', 'd'],
    ['$.ContactId', 'c-1'],
    ['$.Channel', 'VOICE'],
    ['$.CustomerEndpoint.Address', '+15550100'],
    ['$.NewerMember', 'x'],
    ["$.External.['a b']", 'blank'],
    ['$.External.list[0]', 'x'],
    ['`$.External.list[0]`', 'x'],
    ['$.External.list.0', 'x'],
    ['$.Lex.Slots.Size', 'large'],
    ['$.Lex.Slots.Colour', undefined],
    ['$.StoredCustomerInput', '1234'],
    ['$.Customer.FirstName', undefined],
    ['$.AwsRegion', 'us-west-2'],
    ["$['AwsRegion']", 'us-west-2'],
    ["$.SegmentAttributes['connect:Subtype']", 'connect:SMS'],
    ["$.SegmentAttributes['connect:CustomerAuthentication']['Status']", 'AUTHENTICATED'],
    ["$.SegmentAttributes['connect:Count']", '3'],
    ["$.SegmentAttributes['connect:Arn']", 'arn:aws:x'],
    ["$.SegmentAttributes['connect:List'][0]", 'first'],
    ['$.Queue.Name', undefined],
    ['$.external.caseCount', undefined],
    ['$.InitialContactId', undefined],
    ['$.Attributes.constructor', undefined],
    ['$.External.missing.deeper', undefined],
    ['$.External.caseCount.length', undefined],
  ])('%s is %p', (reference, value) => expect(lookUp(reference, data)).toBe(value));

  it.each([
    ['$.External.list', 'reads $.External.list, which is a list; a flow can read single values only'],
    ["$.SegmentAttributes['connect:List']", 'which is a list'],
    ['$.External.nested', 'reads $.External.nested, which is an object'],
    ['$.CustomerEndpoint', 'reads $.CustomerEndpoint, which is an object'],
    ['caseCount', 'refers to "caseCount", which is not a reference'],
    ['$.Channel and more', 'is not a reference'],
  ])('%s is an error', (reference, message) => expect(() => lookUp(reference, data)).toThrow(message));
});

describe('a string', () => {
  it.each([
    ['You have $.External.caseCount cases.', 'You have 2 cases.'],
    ['$.External.caseCount$.Attributes.Language', '2en-US'],
    ['Nothing: "$.External.missing"', 'Nothing: ""'],
    ['It costs $5, or $ 5.50, or 5$.', 'It costs $5, or $ 5.50, or 5$.'],
    ['$.Attributes.Language$&', 'en-US$&'],
    ['', ''],
  ])('"%s" becomes "%s"', (text, resolved) => expect(resolve(text, data)).toBe(resolved));
});

describe('an operator', () => {
  it.each<[string, string, string, boolean]>([
    ['Equals', '1', '1', true],
    ['Equals', '1.0', '1', false],
    ['Equals', 'a', 'A', false],
    ['TextStartsWith', 'abc', 'ab', true],
    ['TextStartsWith', 'abc', 'bc', false],
    ['TextEndsWith', 'abc', 'bc', true],
    ['TextEndsWith', 'abc', 'ab', false],
    ['TextContains', 'abc', 'b', true],
    ['TextContains', 'abc', 'd', false],
    ['NumberGreaterThan', '10', '9', true],
    ['NumberGreaterThan', '9', '9', false],
    ['NumberGreaterOrEqualTo', '9', '9', true],
    ['NumberGreaterOrEqualTo', '8.9', '9', false],
    ['NumberLessThan', '-1', '0', true],
    ['NumberLessThan', '0', '0', false],
    ['NumberLessOrEqualTo', '0', '0', true],
    ['NumberLessOrEqualTo', '1', '0', false],
    ['NumberGreaterThan', 'many', '1', false],
    ['NumberLessThan', 'many', '1', false],
    ['NumberLessOrEqualTo', '', '0', false],
    ['NumberGreaterThan', '0x10', '1', false],
    ['NumberGreaterThan', 'Infinity', '1', false],
  ])('%s of "%s" and "%s" is %p', (operator, value, operand, met) => {
    expect(OPERATORS[operator]?.(value, operand)).toBe(met);
  });
});
