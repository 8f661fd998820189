import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleLambda, LAMBDA_FOLDER, prebuiltFunction } from './bundling';

/**
 * The code of the function: the prebuilt bundle where this runs from the npm package, bundled from the sources where it
 * runs from the repository. The asset's hash is that of the bundle, so it is the same in both.
 */
export function lambdaCode(): Code {
  const prebuilt = prebuiltFunction();
  if (prebuilt !== undefined) return Code.fromAsset(prebuilt);
  return Code.fromAsset(LAMBDA_FOLDER, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // The CDK wants an image to fall back on. There is no fallback: a bundle that fails ends the synthesis.
      image: DockerImage.fromRegistry('unused'),
      local: {
        tryBundle(folder) {
          bundleLambda(folder);
          return true;
        },
      },
    },
  });
}
