import { together } from '../../../bench/overload/loads';
import { POLICIES } from '../../../bench/overload/policies';
import { simulate } from '../../../bench/overload/simulate';
import { CONNECT, QUOTAS, type Quotas } from '../../../bench/overload/world';
import { capacityOf } from '../../../dev/doctor/capacity';

/** The share of contacts that the simulated account answers when so many arrive at once. */
async function answered(contacts: number, quotas: Quotas): Promise<number> {
  const runs = 20;
  const load = together(contacts, 1, runs);
  let inTime = 0;
  for (let seed = 0; seed < runs; seed++) {
    inTime += (await simulate(POLICIES.ours, load.contacts(seed), { seed, quotas })).times.length;
  }
  return inTime / (contacts * runs);
}

describe.each(QUOTAS)('the capacity with the quotas of $name', (quotas) => {
  const { atOnce, aSecond } = capacityOf(quotas.ListCasesForContact, 1, CONNECT.blockLimit);

  it('is what the simulated account answers at once, and not fewer than it could', async () => {
    expect(await answered(atOnce, quotas)).toBeGreaterThan(0.97);
    expect(await answered(atOnce + 2, quotas)).toBeLessThan(0.97);
  });

  it('for minutes is the share of the rate at which 98 % of lookups are answered', () => {
    expect(aSecond).toBe(1.8);
  });
});
