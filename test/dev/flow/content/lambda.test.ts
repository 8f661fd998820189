import { MAX_ANSWER_BYTES, readAnswer } from '../../../../dev/flow/content/lambda';

describe('a STRING_MAP answer', () => {
  it.each([{}, { a: '' }, { a: 'x', 'b-c_d': 'y' }])('may be %j', (result) => {
    expect(readAnswer(result, 'STRING_MAP')).toEqual({ values: result });
  });

  it.each([
    [{ a: 1 }, 'a is a number; in a STRING_MAP every value is a string'],
    [{ a: true, b: 'x', c: null }, 'a is a boolean, c is null; in'],
    [{ a: { b: 'x' } }, 'a is an object; in'],
    [{ a: ['x'] }, 'a is a list; in'],
    [[], 'the answer is a list; a STRING_MAP is a flat object'],
    ['x', 'the answer is a string of 1 characters; a STRING_MAP'],
    [null, 'the answer is null'],
    [undefined, 'the answer is null'],
  ])('may not be %j', (result, refused) => {
    expect(readAnswer(result, 'STRING_MAP')).toEqual({ refused: expect.stringContaining(refused) });
  });

  it('names keys, never a value', () => {
    expect(JSON.stringify(readAnswer({ phone: ['+15550100'] }, 'STRING_MAP'))).not.toContain('5550100');
  });
});

describe('a JSON answer', () => {
  it.each([{ a: { b: [1] } }, [], 'x', 1, null])('may be %j', (result) => {
    expect(readAnswer(result, 'JSON')).toEqual({ values: result });
  });
});

describe('any answer', () => {
  const overhead = Buffer.byteLength('{"a":""}');

  it.each(['STRING_MAP', 'JSON'] as const)('of the type %s must be smaller than 32 KB', (type) => {
    expect(readAnswer({ a: 'x'.repeat(MAX_ANSWER_BYTES - overhead - 1) }, type)).toHaveProperty('values');
    expect(readAnswer({ a: 'x'.repeat(MAX_ANSWER_BYTES - overhead) }, type)).toEqual({
      refused: 'the answer has 32768 bytes; it must have fewer than 32768',
    });
  });

  it('is measured in bytes of UTF-8, not in characters', () => {
    expect(readAnswer({ a: 'ü'.repeat(MAX_ANSWER_BYTES / 2) }, 'JSON')).toHaveProperty('refused');
  });
});
