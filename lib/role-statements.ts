import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CaseLookupProps } from './case-lookup-props';
import type { Instance } from './instance';

/** What the function may ask Amazon Connect Cases: one operation on one domain, and one more where that was decided. */
export function casesStatements(
  { partition, region, account }: Instance,
  { casesDomainId, openCasesOnly }: CaseLookupProps,
): PolicyStatement[] {
  const domain = `arn:${partition}:cases:${region}:${account}:domain/${casesDomainId}`;
  const allow = (action: string, resources: string[]) =>
    new PolicyStatement({ effect: Effect.ALLOW, actions: [action], resources });
  const statements = [allow('cases:ListCasesForContact', [domain])];
  if (openCasesOnly === 'available') {
    // IAM grants GetCase on the domain, the case and each field together (Service Authorization Reference, Amazon Connect
    // Cases). Which cases a contact will be linked to nobody knows before, and a field's ARN is one of the domain's own:
    // so all cases and all fields of this one domain, to read.
    statements.push(allow('cases:GetCase', [domain, `${domain}/case/*`, `${domain}/field/*`]));
  }
  return statements;
}
