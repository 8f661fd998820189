import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { Connect } from '@aws-sdk/client-connect';
import { ConnectCases } from '@aws-sdk/client-connectcases';
import { parseInstanceArn } from '../../lib/props/instance';
import { type LiveInputs, readInputs } from './inputs';
import { STACKS } from './integ.case-lookup';

// Runs the test for a live account (docs/testing-live.md): checks what it needs, deploys, prints, destroys.

/** Requests that are sent at the same moment to find out which burst is enforced: more than either published value. */
const BURST = 16;

type Outputs = Record<string, Record<string, string>>;

async function runLive(): Promise<number> {
  const given = readInputs(process.env);
  const region = parseInstanceArn(given.instanceArn)?.region ?? '';
  const connect = new Connect({ region });
  const inputs = { ...given, casesDomainId: given.casesDomainId ?? (await domainOf(connect, given)) };
  let associationId: string | undefined;
  try {
    if (inputs.casesDomainId === undefined) associationId = await createDomain(connect, given);
    const outputs = cdk(inputs, 'deploy', '--all');
    const ok = printAnswers(outputs);
    await printLog(new CloudWatchLogs({ region }), outputs);
    await printBurst(new ConnectCases({ region, maxAttempts: 1 }), outputs, given);
    return ok ? 0 : 1;
  } finally {
    cdk(inputs, 'destroy', '--all', '--force');
    if (associationId !== undefined) {
      const { instanceArn: InstanceId } = given;
      await connect.deleteIntegrationAssociation({ InstanceId, IntegrationAssociationId: associationId });
    }
  }
}

/** The Cases domain of the instance, if it has one. @throws Error with one sentence when instance or contact cannot be read */
async function domainOf(
  connect: Connect,
  { instanceArn: InstanceId, contactId }: LiveInputs,
): Promise<string | undefined> {
  await connect.describeContact({ InstanceId, ContactId: contactId }).catch((error: Error) => {
    throw new Error(`CONTACT_ID cannot be read in the instance INSTANCE_ARN with these credentials: ${error.message}`);
  });
  const { IntegrationAssociationSummaryList: [association] = [] } = await connect.listIntegrationAssociations({
    InstanceId,
    IntegrationType: 'CASES_DOMAIN',
  });
  return association?.IntegrationArn?.split('domain/')[1];
}

/** Makes a domain and associates it with the instance, which CloudFormation cannot do; returns the association's id. */
async function createDomain(connect: Connect, inputs: LiveInputs): Promise<string | undefined> {
  const outputs = cdk(inputs, 'deploy', STACKS.domain);
  const { IntegrationAssociationId } = await connect.createIntegrationAssociation({
    InstanceId: inputs.instanceArn,
    IntegrationType: 'CASES_DOMAIN',
    IntegrationArn: outputs[STACKS.domain]?.DomainArn,
  });
  return IntegrationAssociationId;
}

/** Runs a command of the CDK on the app; returns the outputs of the stacks. @throws Error when it fails */
function cdk({ instanceArn, contactId, casesDomainId, customerProfileArn }: LiveInputs, ...command: string[]): Outputs {
  const folder = mkdtempSync(join(tmpdir(), 'live-'));
  const file = join(folder, 'outputs.json');
  const deploys = command[0] === 'deploy';
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        ...['--disable-warning=Warning', require.resolve('aws-cdk/bin/cdk'), ...command],
        ...['--app', `"${process.execPath}" --import tsx "${join(__dirname, 'integ.case-lookup.ts')}"`],
        ...(deploys ? ['--require-approval', 'never', '--outputs-file', file] : []),
      ],
      {
        stdio: 'inherit',
        env: {
          ...process.env,
          INSTANCE_ARN: instanceArn,
          CONTACT_ID: contactId,
          CUSTOMER_PROFILE_ARN: customerProfileArn,
          ...(casesDomainId && { CASES_DOMAIN_ID: casesDomainId }),
        },
      },
    );
    if (status !== 0) throw new Error(`cdk ${command.join(' ')} ended with ${status}; its output above says why.`);
    return deploys ? JSON.parse(readFileSync(file, 'utf8')) : {};
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Prints what the assertions found and what the function answered; returns whether every assertion held. */
function printAnswers(outputs: Outputs): boolean {
  const lines = Object.entries(outputs[STACKS.assertions] ?? {});
  for (const [name, value] of lines) console.log(`${name}: ${value}`);
  const results = lines.filter(([name]) => name.startsWith('AssertionResults'));
  return results.length > 0 && results.every(([, value]) => JSON.parse(value).status === 'success');
}

/** Prints what the function logged: which operations of Cases it called, and what it found. */
async function printLog(logs: CloudWatchLogs, outputs: Outputs): Promise<void> {
  const logGroupName = outputs[STACKS.lookup]?.LogGroupName;
  const { events = [] } = await logs.filterLogEvents({ logGroupName, filterPattern: '{ $.contactId = * }' });
  for (const { message } of events) console.log(message);
}

/** Prints how many of some requests at the same moment Cases refuses. */
async function printBurst(
  cases: ConnectCases,
  outputs: Outputs,
  { instanceArn, contactId }: LiveInputs,
): Promise<void> {
  const domainId = outputs[STACKS.lookup]?.CasesDomainId;
  const request = () => cases.listCasesForContact({ domainId, contactArn: `${instanceArn}/contact/${contactId}` });
  // The first one alone: it finds the credentials and opens a connection.
  await request();
  await new Promise((done) => setTimeout(done, 10_000));
  const results = await Promise.allSettled(Array.from({ length: BURST }, request));
  const refused = results.filter((each) => each.status === 'rejected' && each.reason.name === 'ThrottlingException');
  console.log(`Burst: of ${BURST} requests at the same moment Cases refused ${refused.length}`);
}

runLive().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  },
);
