import { withPlainKeys } from '../../../lib/bundling/plain-keys';

describe('withPlainKeys', () => {
  it('writes keys that are computed from a constant as the strings that they are', () => {
    const code = 'var _hE = "httpError";\nvar A = [3, { [_hE]: 403, [other]: 1 }];\n';
    expect(withPlainKeys(code)).toBe('var _hE = "httpError";\nvar A = [3, { "httpError": 403, [other]: 1 }];\n');
  });

  it('leaves every value as it is', () => {
    const code = 'var _a = "one";\nvar _b = "two";\nconst result = { [_a]: { [_b]: [_a] }, [_b]: _a };\n';
    const evaluated = (source: string) => new Function(`${source}return result;`)();
    expect(evaluated(withPlainKeys(code))).toEqual(evaluated(code));
  });

  it('names the file to adapt when the SDK no longer writes such keys', () => {
    expect(() => withPlainKeys('var A = { httpError: 403 };')).toThrow(/lib\/bundling\/plain-keys\.ts/);
  });
});
