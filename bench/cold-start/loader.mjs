// Takes the place of Lambda's Node.js runtime and measures: loads one variant, waits for the word, invokes its
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
// Lambda's runtime has loaded these and made an agent before it loads a function (aws-lambda-ric 4.0.2).
for (const id of ['fs', 'net', 'os', 'util', 'worker_threads']) process.getBuiltinModule(`node:${id}`);
new (process.getBuiltinModule('node:http').Agent)({ keepAlive: true, maxSockets: 1 });

/** @param {() => unknown} work @returns {Promise<number>} milliseconds */
async function timed(work) {
  // Not `performance`: to ask for it loads what the variants would have to load themselves.
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e6;
}

/** @param {() => unknown} work @returns {Promise<{ warmPage: number, warmProcessor: number }>} milliseconds of one page */
async function warmPages(work) {
  const all = [];
  const usedBefore = processorTime();
  for (let done = 0; done < WARM_PAGES; done++) all.push(await timed(work));
  const warmProcessor = (processorTime() - usedBefore) / WARM_PAGES;
  return { warmPage: all.sort((one, other) => one - other)[WARM_PAGES >> 1] ?? Number.NaN, warmProcessor };
}

/** @param {() => unknown} work @returns {Promise<object>} which function the processor was in, while the pages were read */
async function profiled(work) {
  const { Session } = await import('node:inspector/promises');
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 100 });
  await session.post('Profiler.start');
  for (let done = 0; done < WARM_PAGES; done++) await work();
  return (await session.post('Profiler.stop')).profile;
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

/** @typedef {'coldStart' | 'warmPages' | 'profile'} Wanted What is measured: the cold start, and what follows it. */

process.once('message', async (/** @type {{ wanted: Wanted }} */ { wanted }) => {
  /** @type {{ caseCount?: string }} */
  let answer = {};
  const usedUntilCall = processorTime();
  const firstCall = await timed(async () => {
    answer = await handler(event, context);
  });
  const processor = usedByInit + processorTime() - usedUntilCall;
  const figures = { init, firstCall, cold: init + firstCall, processor };
  const readPage = () => handler(event, context);
  if (wanted === 'coldStart') return process.send?.({ answer, figures });
  if (wanted === 'profile') return process.send?.({ answer, profile: await profiled(readPage) });
  const warm = await warmPages(readPage);
  process.send?.({ answer, figures: { ...figures, ...warm, peakMemory: peakOfMemory() } });
});
process.send?.('initialised');
