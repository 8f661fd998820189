// Stands in for Lambda's Node.js runtime and looks at the clock: loads one variant, waits for the word, invokes its
// handler for a first time and then for more, and says how long each took.
import { pathToFileURL } from 'node:url';

const WARM_PAGES = 60;

const { FILE = '' } = process.env;
const contact = {
  ContactId: '6f1e2d3c-0b1a-4c5d-8e9f-a0b1c2d3e4f5',
  InstanceARN: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
};
const event = { Name: 'ContactFlowEvent', Details: { ContactData: contact, Parameters: {} } };
const context = {
  awsRequestId: 'e3a1f0a2-5f2c-4f0e-8d4b-1c2d3e4f5a6b',
  functionName: 'case-lookup',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-west-2:111122223333:function:case-lookup',
  memoryLimitInMB: '512',
  getRemainingTimeInMillis: () => 8000,
};
// Lambda's runtime has made this before it loads a function (aws/aws-lambda-nodejs-runtime-interface-client).
new (process.getBuiltinModule('node:http').Agent)({ keepAlive: true, maxSockets: 1 });

/** @param {() => unknown} work @returns {Promise<number>} milliseconds */
async function timed(work) {
  // Not `performance`: to ask for it loads what the variants would have to load themselves.
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/** @param {() => unknown} work @param {number} times @returns {Promise<number>} the median in milliseconds */
async function median(work, times) {
  const all = [];
  for (let done = 0; done < times; done++) all.push(await timed(work));
  return all.sort((one, other) => one - other)[times >> 1] ?? Number.NaN;
}

/** The most memory that this process has held, in megabytes: what `resourceUsage` says is the most of its parent too. */
function peakOfMemory() {
  try {
    const status = process.getBuiltinModule('node:fs').readFileSync('/proc/self/status', 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** What this process has used of processors so far, in milliseconds, by all of its threads. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** @type {(event: unknown, context: unknown) => Promise<{ caseCount?: string }>} */
let handler;
const usedBefore = processorTime();
const init = await timed(async () => {
  ({ handler } = await import(pathToFileURL(FILE).href));
});
const usedByInit = processorTime() - usedBefore;

process.once('message', async (/** @type {{ warmPages: boolean }} */ { warmPages }) => {
  /** @type {{ caseCount?: string }} */
  let answer = {};
  const usedUntilCall = processorTime();
  const firstCall = await timed(async () => {
    answer = await handler(event, context);
  });
  const processor = usedByInit + processorTime() - usedUntilCall;
  const figures = { init, firstCall, cold: init + firstCall, processor };
  if (!warmPages) return process.send?.({ answer, figures });
  const warmPage = await median(() => handler(event, context), WARM_PAGES);
  const peakMemory = peakOfMemory();
  process.send?.({ answer, figures: { ...figures, warmPage, peakMemory } });
});
process.send?.('initialised');
