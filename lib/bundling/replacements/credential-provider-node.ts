// Replaces @aws-sdk/credential-provider-node in the bundle, which searches profiles, single sign-on, other processes and
// metadata services for credentials. Lambda has none of these. It puts the role's credentials into the function's
// environment before the function starts, and ends an execution environment before they expire.
import { CredentialsProviderError } from '@smithy/core/config';

/**
 * Provides the credentials that Lambda puts into the environment.
 *
 * @throws CredentialsProviderError that names the missing variables.
 */
export const defaultProvider = () => async () => {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (!accessKeyId || !secretAccessKey) {
    const missing = [!accessKeyId && 'AWS_ACCESS_KEY_ID', !secretAccessKey && 'AWS_SECRET_ACCESS_KEY'].filter(Boolean);
    throw new CredentialsProviderError(
      `The environment has no ${missing.join(' and no ')}; Lambda sets them for every function that has a role`,
    );
  }
  return { accessKeyId, secretAccessKey, sessionToken };
};
