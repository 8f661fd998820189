import { defaultProvider } from '../../../../lib/bundling/replacements/credential-provider-node';

const environment = process.env;
afterEach(() => {
  process.env = environment;
});

const provide = (variables: Record<string, string>) => {
  process.env = variables;
  return defaultProvider()();
};

describe("the environment's credentials", () => {
  it('are those of the role, with the token of its session', async () => {
    const variables = { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'token' };
    expect(await provide(variables)).toEqual({
      accessKeyId: 'key',
      secretAccessKey: 'secret',
      sessionToken: 'token',
    });
  });

  it.each([
    [{}, 'no AWS_ACCESS_KEY_ID and no AWS_SECRET_ACCESS_KEY'],
    [{ AWS_ACCESS_KEY_ID: 'key' }, 'no AWS_SECRET_ACCESS_KEY;'],
    [{ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: 'secret' }, 'no AWS_ACCESS_KEY_ID;'],
  ])('are missed by name: %p', async (variables, expected) => {
    const error = await provide(variables as Record<string, string>).catch((reason: Error) => reason);
    expect(error).toMatchObject({ name: 'CredentialsProviderError', message: expect.stringContaining(expected) });
  });
});
