import { measure } from '../../../bench/overload/figures';
import {
  byCustomer,
  DENIED_LOADS,
  DETAILS_LOADS,
  type Load,
  mixed,
  PATIENT_LOADS,
  SLOW_LOADS,
  together,
} from '../../../bench/overload/loads';
import { serveOptimally } from '../../../bench/overload/oracle';
import { POLICIES, type Policy } from '../../../bench/overload/policies';
import { simulate } from '../../../bench/overload/simulate';
import { QUOTAS, type Quotas } from '../../../bench/overload/world';

const [SERVICE_QUOTAS, GUIDE] = QUOTAS as [Quotas, Quotas];
const loadNamed = (loads: Load[], name: string, runs: number) => ({
  ...loads.find((each) => each.name === name)!,
  runs,
});

describe('the simulated account', () => {
  const twelve = together(12, 1, 20);

  it('gives the same figures for the same seed', async () => {
    const contacts = twelve.contacts(1);
    const setup = { seed: 7, quotas: GUIDE };
    expect(await simulate(POLICIES.ours, contacts, setup)).toEqual(await simulate(POLICIES.ours, contacts, setup));
  });

  it('gives the same figures on every day', async () => {
    const on = async (day: number) => {
      const now = jest.spyOn(Date, 'now').mockReturnValue(day);
      const figures = await simulate(POLICIES.sdkAdaptive, twelve.contacts(1), { seed: 7, quotas: GUIDE });
      now.mockRestore();
      return figures;
    };
    expect(await on(1_700_000_000_123)).toEqual(await on(1_800_000_000_456));
  });

  it('shows what the SDK is known to lose when a dozen contacts ask at once and a failed function is called once', async () => {
    const [sdk] = await measure(twelve, { policies: [POLICIES.sdkCalledOnce], quotas: GUIDE });
    expect(sdk?.share).toBeGreaterThan(0.45);
    expect(sdk?.share).toBeLessThan(0.65);
  });

  const broken: Policy = {
    name: 'broken',
    startExecutionEnvironment() {
      throw new Error('the policy is broken');
    },
  };

  it.each([
    ['ends', POLICIES.sdkAdaptive, 'ended'],
    ['throws', broken, 'the policy is broken'],
  ])('leaves its surroundings as they were when it %s', async (_, policy, end) => {
    const globals = () => [globalThis.setTimeout, Math.random, Date.now];
    const before = globals();
    const simulated = simulate(policy, twelve.contacts(1), { seed: 1, quotas: GUIDE });
    expect(
      await simulated.then(
        () => 'ended',
        ({ message }) => message,
      ),
    ).toBe(end);
    expect(globals()).toEqual(before);
  });

  it('comes to an end when a library waits for less than a millisecond', async () => {
    const [adaptive] = await measure(together(2, 3, 20), { policies: [POLICIES.sdkAdaptive], quotas: GUIDE });
    expect(adaptive?.share).toBe(1);
  });
});

describe('the oracle', () => {
  it.each([
    [2, 1, 2],
    [16, 1, 16],
    [24, 1, 17],
    [4, 5, 3],
  ])('answers of %i contacts with %i pages what the tokens of eight seconds allow: %i', (count, pages, answered) => {
    expect(serveOptimally(together(count, pages, 1).contacts(1), 1, GUIDE).times).toHaveLength(answered);
  });
});

describe('the lookup, under the lower burst', () => {
  it('answers a dozen contacts at once with few requests, and sends none after a block stopped waiting', async () => {
    const [ours] = await measure(together(12, 1, 20), { policies: [POLICIES.ours], quotas: GUIDE });
    expect(ours?.share).toBeGreaterThanOrEqual(0.995);
    expect(ours?.requestsPerAnswer).toBeLessThanOrEqual(4.5);
    expect(ours?.lateRequests).toBe(0);
  });

  it('sends no request after a block stopped waiting when there are more contacts than tokens', async () => {
    const [ours] = await measure(together(24, 1, 20), { policies: [POLICIES.ours], quotas: GUIDE });
    expect(ours?.ofOracle).toBeGreaterThanOrEqual(0.98);
    expect(ours?.lateRequests).toBe(0);
  });

  it('finishes long lists rather than beginning all of them', async () => {
    const [ours] = await measure(together(4, 5, 100), { policies: [POLICIES.ours], quotas: GUIDE });
    expect(ours?.ofOracle).toBeGreaterThanOrEqual(0.8);
  });

  it('costs one request for a contact that is denied, however often Connect repeats the call', async () => {
    const load = { ...DENIED_LOADS[0]!, runs: 1 };
    const [ours, unguarded] = await measure(load, { policies: [POLICIES.ours, POLICIES.unguarded], quotas: GUIDE });
    expect(ours?.requestsPerContact).toBeLessThanOrEqual(1.05);
    expect(unguarded?.requestsPerContact).toBeGreaterThan(2);
  });
});

/** The figures of the lookup under a load, with one of the quotas. */
async function ours(load: Load, quotas: Quotas) {
  const [figures] = await measure(load, { policies: [POLICIES.ours as Policy], quotas });
  return figures!;
}

describe('the lookup when Cases is slow', () => {
  it.each([
    ['8 at once, latency 2.5 s', 0.98],
    ['8 at once, latency 4 s', 0.83],
    ['8 at once, first connection hangs', 0.995],
  ])('answers %s under the lower burst', async (name, share) => {
    expect((await ours(loadNamed(SLOW_LOADS, name, 100), GUIDE)).share).toBeGreaterThanOrEqual(share);
  });
});

describe('the lookup that asks for details', () => {
  it.each([
    ['8 at once, 10 cases, open, search', 0.99, 0.97],
    ['16 at once, 10 cases, open, search', 0.97, 0.85],
    ['4 at once, 25 cases, updated, search', 0.97, 0.8],
  ])('answers %s under both quotas', async (name, share, ofGuide) => {
    const load = loadNamed(DETAILS_LOADS, name, 20);
    expect((await ours(load, SERVICE_QUOTAS)).share).toBeGreaterThanOrEqual(share);
    expect((await ours(load, GUIDE)).share).toBeGreaterThanOrEqual(ofGuide);
  });

  it.each(QUOTAS)('spends little more on a search than on a list, with the quotas of $name', async (quotas) => {
    const plain = await ours(together(8, 1, 20), quotas);
    const searching = await ours(loadNamed(DETAILS_LOADS, '8 at once, 10 cases, open, search', 20), quotas);
    expect(searching.requestsPerAnswer).toBeLessThanOrEqual(1.5 * plain.requestsPerAnswer + 1);
  });

  it.each(QUOTAS)('does not storm GetCase, with the quotas of $name', async (quotas) => {
    const exact = await ours(loadNamed(DETAILS_LOADS, '8 at once, 10 cases, open, exact', 60), quotas);
    expect(exact.share).toBeGreaterThanOrEqual(0.28);
    expect(exact.requestsPerContact).toBeLessThanOrEqual(20);
  });
});

describe('the lookup by customer', () => {
  it.each([8, 16, 24])('answers %i callers at once as an ideal scheduler does, under both quotas', async (count) => {
    for (const quotas of QUOTAS) {
      const plain = await ours(together(count, 1, 20), quotas);
      for (const load of [byCustomer(count), mixed(count)]) {
        const figures = await ours({ ...load, runs: 20 }, quotas);
        expect(figures.ofOracle).toBeGreaterThanOrEqual(0.97);
        expect(figures.requestsPerAnswer).toBeLessThanOrEqual(1.5 * plain.requestsPerAnswer + 1);
        expect(figures.lateRequests).toBe(0);
      }
    }
  });
});

describe('the lookup with a minute to spend', () => {
  it.each([
    ['40 at once, 60 s', 0.995, 5],
    ['100 at once, 60 s', 0.98, 8],
  ])('answers %s under both quotas, with few requests', async (name, ofOracle, requests) => {
    for (const quotas of QUOTAS) {
      const figures = await ours(loadNamed(PATIENT_LOADS, name, 5), quotas);
      expect(figures.ofOracle).toBeGreaterThanOrEqual(ofOracle);
      expect(figures.requestsPerAnswer).toBeLessThanOrEqual(requests);
    }
  });

  it.each([
    [SERVICE_QUOTAS, 0.7],
    [GUIDE, 0.85],
  ])('leaves the quota to blocks of 8 s, with the quotas of $name', async (quotas, ofAlone) => {
    const alone = await ours(loadNamed(PATIENT_LOADS, '30 at once, 8 s', 20), quotas);
    const mixed = await ours(loadNamed(PATIENT_LOADS, '30 at once at 8 s, 30 at 60 s', 20), quotas);
    expect(mixed.inEightSeconds / alone.inEightSeconds).toBeGreaterThanOrEqual(ofAlone);
    expect(mixed.ofOracle).toBeGreaterThanOrEqual(0.9);
  });
});
