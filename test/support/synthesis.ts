import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import { withBundle } from '../../dev/sandbox/bundle';
import { type FunctionSettings, settingsOf } from '../../dev/sandbox/synthesize';
import type { CaseLookupStackProps } from '../../lib/case-lookup-stack';
import { synthesized } from './template';

// These load the CDK, which takes seconds. Only deployed-function.ts imports this file, and only when it has to.

/** Bundles the Lambda into a folder that stays until the run of jest ends. */
export function bundleForRun(): string {
  return withBundle({}, (bundled) => {
    const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
    cpSync(bundled, folder, { recursive: true });
    return folder;
  });
}

/** What the template says about the function of a stack with the time limit in seconds and these props. */
export function settingsFor(flowTimeLimitSeconds: number, props: Partial<CaseLookupStackProps>): FunctionSettings {
  const stackProps = { casesDomainId: DEFAULT_DOMAIN_ID, flowTimeLimit: Duration.seconds(flowTimeLimitSeconds) };
  const { Resources } = synthesized({ ...stackProps, ...props }).template.toJSON();
  return settingsOf({ Resources });
}
