import { booleanSelector, loadConfig, NODE_REGION_CONFIG_OPTIONS } from '../../../../lib/bundling/replacements/config';

const environment = process.env;
afterEach(() => {
  process.env = environment;
});

describe("the configuration of the bundle's client", () => {
  it('has the Region of the environment, and names the variable where it is missing', async () => {
    process.env = { AWS_REGION: 'eu-central-1' };
    await expect(loadConfig(NODE_REGION_CONFIG_OPTIONS)()).resolves.toBe('eu-central-1');
    process.env = {};
    await expect(loadConfig(NODE_REGION_CONFIG_OPTIONS)()).rejects.toThrow('the environment has no AWS_REGION');
  });

  it('takes true and false, and names a variable that is neither', () => {
    const read = (value?: string) => booleanSelector({ SWITCH: value }, 'SWITCH', 'env');
    expect([read('true'), read('false'), read()]).toEqual([true, false, undefined]);
    expect(() => read('yes')).toThrow('"SWITCH"');
  });
});
