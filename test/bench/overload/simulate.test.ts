import { measure } from '../../../bench/overload/figures';
import { DENIED_LOADS, STATUS_LOADS, together } from '../../../bench/overload/loads';
import { serveOptimally } from '../../../bench/overload/oracle';
import { POLICIES, STATUS_POLICIES } from '../../../bench/overload/policies';
import { simulate } from '../../../bench/overload/simulate';

describe('the simulated account', () => {
  const twelve = together(12, 1, 20);

  it('gives the same figures for the same seed', async () => {
    const contacts = twelve.contacts(1);
    expect(await simulate(POLICIES.ours, contacts, 7)).toEqual(await simulate(POLICIES.ours, contacts, 7));
  });

  it('shows what the SDK is known to lose when a dozen contacts ask at once and a failed function is called once', async () => {
    const [sdk] = await measure(twelve, [POLICIES.sdkCalledOnce]);
    expect(sdk?.share).toBeGreaterThan(0.45);
    expect(sdk?.share).toBeLessThan(0.65);
  });

  it('leaves its surroundings as they were', async () => {
    const { setTimeout } = globalThis;
    const { random } = Math;
    await simulate(POLICIES.sdkStandard, twelve.contacts(1), 1);
    expect(globalThis.setTimeout).toBe(setTimeout);
    expect(Math.random).toBe(random);
  });
});

describe('the oracle', () => {
  it.each([
    [2, 1, 2],
    [16, 1, 16],
    [24, 1, 17],
    [4, 5, 3],
  ])('answers of %i contacts with %i pages what the tokens of eight seconds allow: %i', (count, pages, answered) => {
    expect(serveOptimally(together(count, pages, 1).contacts(1), 1).times).toHaveLength(answered);
  });
});

describe('the lookup, under the default quota', () => {
  it('answers a dozen contacts at once with few requests, and sends none for nobody', async () => {
    const [ours] = await measure(together(12, 1, 20), [POLICIES.ours]);
    expect(ours?.share).toBeGreaterThanOrEqual(0.995);
    expect(ours?.requestsPerAnswer).toBeLessThanOrEqual(4.5);
    expect(ours?.unheard).toBe(0);
  });

  it('sends nothing for nobody when there are more contacts than tokens', async () => {
    const [ours] = await measure(together(24, 1, 20), [POLICIES.ours]);
    expect(ours?.ofOracle).toBeGreaterThanOrEqual(0.98);
    expect(ours?.unheard).toBe(0);
  });

  it('finishes long lists rather than beginning all of them', async () => {
    const [ours] = await measure(together(4, 5, 100), [POLICIES.ours]);
    expect(ours?.ofOracle).toBeGreaterThanOrEqual(0.8);
  });

  it('spends on a status one request for each case that it looks at, and no more than it needs', async () => {
    const load = { ...STATUS_LOADS.find(({ name }) => name === '1 at once, 10 cases')!, runs: 1 };
    const figures = await measure(load, STATUS_POLICIES);
    expect(figures.slice(0, 3).map(({ requestsPerAnswer }) => requestsPerAnswer)).toEqual([1, 11, 3]);
  });

  it('costs one request for a contact that is denied, however often Connect repeats the call', async () => {
    const load = { ...DENIED_LOADS[0]!, runs: 1 };
    const [ours, unguarded] = await measure(load, [POLICIES.ours, POLICIES.unguarded]);
    expect(ours?.requestsPerContact).toBeLessThanOrEqual(1.05);
    expect(unguarded?.requestsPerContact).toBeGreaterThan(2);
  });
});
