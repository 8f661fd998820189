import { createClients, type Patience } from '../../../dev/doctor/aws';
import { checksFor, type Extras } from '../../../dev/doctor/checks';
import { diagnose } from '../../../dev/doctor/diagnose';
import type { Wanted } from '../../../dev/doctor/find-function';
import type { NamedFinding } from '../../../dev/doctor/finding';
import { type Answers, type Call, startAwsStub } from './stub';

/** Environment variables under which the SDK finds the stub, example credentials, and nothing of this machine. */
export function stubEnvironment(url: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'example',
    AWS_REGION: 'us-west-2',
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  };
}

/** Milliseconds: a busy machine must not make a call time out. */
const ENDLESS = 600_000;

type Options = Extras & Wanted & { patience?: Patience };

/** Runs the doctor's own checks, with real clients over the wire, on an account that answers so. */
export async function examine(answers: Answers, { stack, functionName, patience, ...extras }: Options = {}) {
  const stub = await startAwsStub(answers);
  const environment = process.env;
  process.env = { PATH: environment.PATH, ...stubEnvironment(stub.url) };
  const aws = createClients({}, { connectPauseMs: 0, callLimitMs: ENDLESS, ...patience });
  const findings: NamedFinding[] = [];
  try {
    for await (const finding of diagnose(aws, { stack, functionName, checks: checksFor(extras) }))
      findings.push(finding);
  } finally {
    aws.close();
    process.env = environment;
    await stub.stop();
  }
  return { findings, calls: stub.calls, actions: actionsOf(stub.calls) };
}

function actionsOf(calls: Call[]): string[] {
  return [...new Set(calls.map(({ action }) => action))].sort();
}
