import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleSources, prebuiltFunction } from './function-bundle';

/**
 * The code of the function: the prebuilt bundle where this runs from the npm package, bundled from the sources where it
 * runs from the repository. The asset's hash is that of the bundle, so it is the same in both.
 */
export function lambdaCode(): Code {
  const prebuilt = prebuiltFunction();
  if (prebuilt !== undefined) return Code.fromAsset(prebuilt);
  return Code.fromAsset(join(__dirname, '../../lambda'), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // The CDK wants an image to fall back on. There is no fallback: a bundle that fails ends the synthesis.
      image: DockerImage.fromRegistry('unused'),
      local: {
        tryBundle(folder) {
          bundleSources(folder);
          return true;
        },
      },
    },
  });
}
