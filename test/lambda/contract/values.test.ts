import { excerpt, isId, isUuid, member } from '../../../lambda/contract/values';

describe('member', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('finds no %s that every object has', (name) => {
    expect(member({}, name)).toBeUndefined();
    expect(member(JSON.parse(`{"${name}": "x"}`), name)).toBe('x');
  });

  it.each([undefined, null, 'text', ['x']])('finds nothing in %j', (value) => {
    expect(member(value, 'length')).toBeUndefined();
  });
});

describe('isUuid', () => {
  it.each([
    ['5ca32fbd-8f92-46af-92a5-6b0f970f0efe', true],
    ['5CA32FBD-8F92-46AF-92A5-6B0F970F0EFE', true],
    ['5ca32fbd-8f92-46af-92a5-6b0f970f0ef', false],
    ['5ca32fbd8f9246af92a56b0f970f0efe', false],
    ['078-05-1120', false],
    ['+15555550100', false],
    ['5ca32fbd-8f92-46af-92a5-6b0f970f0efe\n', false],
  ])('takes %j for one: %p', (text, expected) => expect(isUuid(text)).toBe(expected));
});

describe('isId', () => {
  it.each([
    ['a-B_9', true],
    ['', false],
    ['a/b', false],
    ['a*', false],
    ['a\n', false],
    ['x'.repeat(10), true],
    ['x'.repeat(11), false],
    [7, false],
  ])('takes %j for one of at most 10 characters: %p', (value, expected) => expect(isId(value, 10)).toBe(expected));
});

describe('excerpt', () => {
  it('keeps a text of the length and cuts a longer one, telling its length', () => {
    expect(excerpt('x'.repeat(5), 5)).toBe('xxxxx');
    expect(excerpt('x'.repeat(6), 5)).toBe('xxxxx… (6 characters)');
    expect(excerpt(7)).toBe('a number');
  });
});
