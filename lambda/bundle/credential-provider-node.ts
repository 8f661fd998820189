// Stands in the bundle for @aws-sdk/credential-provider-node, the SDK's search for credentials: profiles, single sign-on,
// other processes, metadata services. Lambda has none of these; it puts the role's credentials into the environment of
// the function before the function starts, and a sandbox does not outlive them.
import { CredentialsProviderError } from '@smithy/core/config';

/**
 * Provides the credentials that Lambda puts into the environment.
 *
 * @throws CredentialsProviderError that names the variables which are missing.
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
