import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { App, Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { keptBundle } from '../../../dev/lookup/kept-bundle';
import { type LocalFunctionProps, settingsOf } from '../../../dev/lookup/local-function';
import { CaseLookupStack, type CaseLookupStackProps } from '../../../lib/case-lookup-stack';
import { DOMAIN_ID, INSTANCE_ARN, synthesized } from '../../support/template';

const needed = { instanceArn: INSTANCE_ARN, casesDomainId: DOMAIN_ID };

/** The properties of the function in a template. */
const functionIn = (template: Template) =>
  Object.values(template.findResources('AWS::Lambda::Function'))[0]?.Properties;

describe('the stack deploys', () => {
  it('the bundle that the tests run', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'deployed-'));
    const app = new App({ outdir, builtinCloudFormationValidation: false });
    const stack = new CaseLookupStack(app, 'Deployed', needed);
    const { directory } = app.synth();
    const { S3Key } = functionIn(Template.fromStack(stack)).Code;
    const read = (folder: string) => readFileSync(join(folder, 'index.mjs'), 'utf8');
    expect(read(join(directory, `asset.${basename(S3Key, '.zip')}`)) === read(keptBundle())).toBe(true);
  });

  it.each<[string, Partial<CaseLookupStackProps>, Partial<LocalFunctionProps>]>([
    ['by default', {}, {}],
    ['with another time limit', { flowTimeLimit: Duration.seconds(3) }, { flowTimeLimitSeconds: 3 }],
    ['with details', { caseDetails: 'search' }, { caseDetails: 'search' }],
    ['without metrics', { monitoring: false }, { monitoring: false }],
    ['with defaults', { defaults: { maxCases: 5 } }, { defaults: { maxCases: 5 } }],
  ])('the settings with which the commands run the function, %s', (_, stackProps, localProps) => {
    const { Environment, Timeout, MemorySize } = functionIn(synthesized(stackProps).template);
    expect({ environment: Environment.Variables, timeout: Timeout * 1000, memorySize: MemorySize }).toEqual(
      settingsOf({ ...needed, ...localProps }),
    );
  });
});
