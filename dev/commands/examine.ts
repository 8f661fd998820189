import { createClients } from '../doctor/aws';
import { checksFor } from '../doctor/checks';
import { diagnose } from '../doctor/diagnose';
import type { NamedFinding } from '../doctor/finding';
import { describeFinding, describeVerdict, EXIT_CODES, verdictOf } from '../doctor/report';
import type { ExitCode } from './command';
import type { Io } from './io';

type Examination = {
  stack?: string | undefined;
  functionName?: string | undefined;
  region?: string | undefined;
  profile?: string | undefined;
  flows?: boolean | undefined;
  contactId?: string | undefined;
  customer?: string | undefined;
  asJson: boolean;
};

/** The work of the doctor; apart from the command, because it needs the clients of the AWS SDK. */
export async function examine(io: Io, { region, profile, flows, ...given }: Examination): Promise<ExitCode> {
  const { contactId, customer, stack, functionName, asJson } = given;
  // The versions are pinned by package-lock.json, so the reader cannot act on the SDK's notice about Node.js.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const aws = createClients({ region, profile });
  const findings: NamedFinding[] = [];
  const progress = (done: number, total: number) =>
    io.progress(done >= total ? '' : `Flow ${done + 1} of ${total} ...`);
  const checks = checksFor({ contactId, customer, flows: flows ? progress : undefined });
  try {
    for await (const finding of diagnose(aws, { stack, functionName, profile, checks })) {
      findings.push(finding);
      if (!asJson) printFinding(finding, io);
    }
  } finally {
    aws.close();
  }
  const verdict = verdictOf(findings);
  if (asJson) io.write(`${JSON.stringify({ verdict, findings }, undefined, 2)}\n`);
  else io.print(['', describeVerdict(findings)]);
  return EXIT_CODES[verdict];
}

/** A command stays on one line, so that it can be pasted. */
function printFinding(finding: NamedFinding, io: Io): void {
  const { lines, command } = describeFinding(finding);
  io.print(lines);
  if (command !== undefined) io.print([command], { wrapped: false });
}
