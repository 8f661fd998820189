import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../cases-api/emulator';
import { DEFAULT_DOMAIN_ID } from '../cases-api/options';
import { localFunction } from '../lookup/local-function';
import { type RuntimeClient, startRuntimeClient } from './runtime-client';

/** The version of AWS's runtime client that was tried. It is not a dependency of the project: `npm ci` stays free of it. */
const PACKAGE = 'aws-lambda-ric@4.0.2';
const MIN_NODE_VERSION = 22;

const REGION = 'us-west-2';
const INSTANCE_ARN = `arn:aws:connect:${REGION}:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61`;

const idOf = (number: number) => `00000000-0000-4000-8000-00000000000${number}`;
const eventFor = (ContactId: string) => ({
  Name: 'ContactFlowEvent',
  Details: { ContactData: { ContactId, InitialContactId: ContactId, InstanceARN: INSTANCE_ARN }, Parameters: {} },
});

type Setup = { emulator: Emulator; client: RuntimeClient };

/** What is tried: a name, and what must come out. */
const CHECKS: Record<string, { concurrency?: number; faults?: string; check(setup: Setup): Promise<void> }> = {
  'a lookup that succeeds': {
    async check({ client }) {
      const { kind, body } = await client.invoke(eventFor(idOf(1)));
      assert.deepEqual([kind, body.caseCount, body.contactId], ['response', '1', idOf(1)]);
    },
  },
  'a lookup that is denied': {
    faults: '403*',
    async check({ client }) {
      const { kind, body } = await client.invoke(eventFor(idOf(1)));
      assert.deepEqual([kind, body.errorType], ['error', 'CasesAccessDeniedError']);
      await hasLine(client, 'CasesAccessDeniedError');
    },
  },
  'an event that is not valid': {
    async check({ client }) {
      const { kind, body } = await client.invoke({});
      assert.deepEqual([kind, body.errorType], ['error', 'InvalidContactEventError']);
      await hasLine(client, 'InvalidContactEventError');
    },
  },
  'a lookup that runs out of time': {
    faults: 'hang*',
    async check({ client }) {
      const { kind, body } = await client.invoke(eventFor(idOf(1)));
      assert.deepEqual([kind, body.errorType], ['error', 'LookupTimedOutError']);
      await hasLine(client, 'LookupTimedOutError');
    },
  },
  'two lookups at the same time': {
    concurrency: 2,
    faults: 'slow:500,slow:500',
    async check({ client, emulator }) {
      const outcomes = [1, 2].map((number) => client.invoke(eventFor(idOf(number))));
      await Promise.race(outcomes);
      assert.equal(emulator.requests.length, 2, 'both requests were sent before the first response');
      for (const [index, { kind, body }] of (await Promise.all(outcomes)).entries()) {
        assert.deepEqual([kind, body.contactId, body.firstCaseId], ['response', idOf(index + 1), `case-${index + 1}`]);
      }
    },
  },
};

/** Waits for Lambda's own line of a failure, whose type is the name of the error's class. */
async function hasLine({ lines }: RuntimeClient, errorType: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const line = lines.find(({ message }) => (message as { errorType?: string } | undefined)?.errorType === errorType);
    if (line !== undefined) return console.log(`  Lambda's own line: ${JSON.stringify(line).slice(0, 200)} ...`);
    await sleep(100);
  }
  assert.fail(`Lambda's own line of ${errorType} is missing: ${JSON.stringify(lines)}`);
}

async function checkAll(packageFolder: string): Promise<void> {
  const fn = localFunction({ instanceArn: INSTANCE_ARN, casesDomainId: DEFAULT_DOMAIN_ID, flowTimeLimitSeconds: 3 });
  const cases = Object.fromEntries([1, 2].map((n) => [idOf(n), [{ caseId: `case-${n}`, templateId: 'template' }]]));
  for (const [name, { concurrency, faults = '', check }] of Object.entries(CHECKS)) {
    const emulator = await startEmulator({ domainId: DEFAULT_DOMAIN_ID, cases, faults });
    const place = { packageFolder, region: REGION, endpoint: emulator.url };
    const client = await startRuntimeClient(fn, { ...place, ...(concurrency && { concurrency }) });
    try {
      await check({ client, emulator });
      console.log(`ok: ${name}`);
    } finally {
      client.stop();
      await emulator.stop();
    }
  }
}

async function main(): Promise<void> {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < MIN_NODE_VERSION) {
    throw new Error(
      `${PACKAGE} needs Node.js ${MIN_NODE_VERSION} or newer, and this is ${process.version}. Use the version in .nvmrc`,
    );
  }
  const folder = mkdtempSync(join(tmpdir(), 'runtime-client-'));
  try {
    console.log(`Installing ${PACKAGE} into a temporary folder; this needs the network, but no compiler ...`);
    // Its install script would compile the native module that native-transport.cjs replaces.
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', '--prefix', folder, PACKAGE];
    execFileSync('npm', install, { stdio: 'inherit' });
    await checkAll(join(folder, 'node_modules/aws-lambda-ric'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
