import type { LocalInstance, LocalInstanceOptions } from '../../dev/lookup/local-instance';
import { sharedClock } from './shared-clock';

const actual = jest.requireActual<typeof import('../../dev/lookup/local-instance')>('../../dev/lookup/local-instance');

/** Takes the place of the real one in tests of commands, so that a block's time limit is one on the test's clock. */
export async function startLocalInstance(options: LocalInstanceOptions): Promise<LocalInstance> {
  const members: ReturnType<typeof sharedClock.join>[] = [];
  const environment = () => {
    const member = sharedClock.join();
    members.push(member);
    return member.environment;
  };
  const instance = await actual.startLocalInstance({ ...options, time: { clock: sharedClock, environment } });
  return {
    ...instance,
    async stop() {
      for (const member of members) member.leave();
      await instance.stop();
    },
  };
}
