import { type BundlingOptions, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';

/**
 * How the Lambda becomes one file: an ES module with the SDK inside, because loading the runtime's own copy takes
 * longer than loading the few parts that are used.
 */
export const BUNDLING: BundlingOptions = {
  format: OutputFormat.ESM,
  // The entry points as ES modules: only from those does esbuild leave out what is not used.
  mainFields: ['module', 'main'],
  target: 'node24',
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  externalModules: [],
  forceDockerBundling: false,
};
