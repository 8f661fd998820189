/**
 * Runs a synthesis without the lines that the CDK writes to stderr, such as which asset it bundles. esbuild is a process
 * of its own: its warnings and errors still appear.
 */
export function withoutCdkOutput<T>(synthesize: () => T): T {
  const { write } = process.stderr;
  process.stderr.write = () => true;
  try {
    return synthesize();
  } finally {
    process.stderr.write = write;
  }
}
