import { sleep } from '../../lambda/retry/clock';
import type { Policy } from './policies';
import { logNormal } from './random';
import {
  ASSUMED,
  type Circumstances,
  CONNECT,
  type Contact,
  createWorld,
  limitOf,
  type Quotas,
  type World,
} from './world';

/** What became of the contacts of one run or of several. */
export type Tally = {
  contacts: number;
  /** Milliseconds from the block's start to the answer, for each contact that was answered in time. */
  times: number[];
  /** How many of them were answered to a block that waits 8 s. */
  inEightSeconds: number;
  requests: number;
  /** Requests sent when the block no longer waited. */
  lateRequests: number;
};

/**
 * Lets contacts arrive in an account whose execution environments all follow one policy.
 *
 * @throws what a policy throws when it starts an execution environment
 */
export async function simulate(
  policy: Policy,
  contacts: Contact[],
  { seed, quotas, circumstances = {} }: { seed: number; quotas: Quotas; circumstances?: Circumstances | undefined },
): Promise<Tally> {
  const world = createWorld(seed, quotas, circumstances);
  const times: number[] = [];
  let inEightSeconds = 0;
  const defects: unknown[] = [];
  const serve = async (contact: Contact) => {
    const time = await askAsConnectDoes(world, policy, contact, circumstances);
    if (time > limitOf(contact)) return;
    times.push(time);
    if (limitOf(contact) === CONNECT.blockLimit) inEightSeconds++;
  };
  const restore = putGlobalsOn(world);
  try {
    letArrive(world, contacts, (contact) => serve(contact).catch((defect) => defects.push(defect)));
    await world.clock.run();
  } finally {
    restore();
  }
  if (defects.length > 0) throw defects[0];
  return {
    contacts: contacts.length,
    times,
    inEightSeconds,
    requests: world.requests,
    lateRequests: world.lateRequests,
  };
}

/** One block: invokes the function, and again when it failed, while the block's time lasts. */
async function askAsConnectDoes(world: World, policy: Policy, contact: Contact, { repeatsElsewhere }: Circumstances) {
  const { clock, random } = world;
  const blockEnd = contact.at + limitOf(contact);
  let invoke = policy.startExecutionEnvironment(world);
  const repeats = policy.calledOnce ? 0 : CONNECT.repeats;
  for (let call = 0; call <= repeats && clock.now() < blockEnd; call++) {
    if (repeatsElsewhere) invoke = policy.startExecutionEnvironment(world);
    await sleep(clock, logNormal(random, ASSUMED.invocation));
    const answered = await invoke(contact).then(
      () => true,
      () => false,
    );
    if (answered) return clock.now() + ASSUMED.returning - contact.at;
    await sleep(clock, ASSUMED.repeatPause);
  }
  return Number.POSITIVE_INFINITY;
}

function letArrive({ clock }: World, contacts: Contact[], welcome: (contact: Contact) => void): void {
  const arrive = (index: number) => {
    const contact = contacts[index];
    if (contact === undefined) return;
    clock.after(contact.at - clock.now(), () => {
      welcome(contact);
      arrive(index + 1);
    });
  };
  arrive(0);
}

/** The time of day at which a run begins: always the same, because a library computes with fractions of it. */
const STARTED_AT = Date.UTC(2026, 0, 1);

/** Puts what a library takes from its surroundings on the virtual clock and the seed, and returns the way back. */
function putGlobalsOn({ clock, random }: World): () => void {
  const { setTimeout } = globalThis;
  const { random: mathRandom } = Math;
  const { now: dateNow } = Date;
  // As in Node.js a timer takes whole milliseconds, one at least: a library that waits for less would wait for ever.
  globalThis.setTimeout = ((callback: () => void, pause = 0) =>
    clock.after(Math.max(1, Math.trunc(pause)), callback)) as unknown as typeof setTimeout;
  Math.random = random;
  Date.now = () => Math.floor(STARTED_AT + clock.now());
  return () => {
    globalThis.setTimeout = setTimeout;
    Math.random = mathRandom;
    Date.now = dateNow;
  };
}
