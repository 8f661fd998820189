import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseLookupStackProps } from '../../../lib/case-lookup-stack';

/** A template of the stack, with the properties that the doctor compares. */
export type DeployedTemplate = {
  Resources: Record<
    string,
    {
      Type: string;
      Properties?: {
        Environment?: { Variables: Record<string, string> };
        Timeout?: number;
        MemorySize?: number;
        AlarmDescription?: string;
        AlarmActions?: string[];
      };
    }
  >;
};

/** The template of the stack, synthesised once in a run of Jest: loading the CDK takes longer than most of the tests. */
export function deployedTemplate(props: CaseLookupStackProps): DeployedTemplate {
  const file = join(tmpdir(), 'deployed-template.json');
  if (!existsSync(file)) {
    const { synthesized } = require('../template') as typeof import('../template');
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(synthesized(props).template.toJSON()));
    renameSync(draft, file);
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
