import type { AwsClients } from '../aws';
import { capacityOf, type Quota } from '../capacity';
import { causeNamed, explain } from '../explain';
import { type Finding, ok, problem, unknown } from '../finding';
import type { Installation } from '../installation';
import { CASES_SERVICE, type CasesOperation, operationsOf } from '../operations';

/** The quota that applies to this account for each operation that the function may use, and what it is enough for. */
export async function checkQuotas({ aws, liveSettings, command }: Installation): Promise<Finding[]> {
  const live = await liveSettings();
  const findings: Finding[] = [];
  for (const operation of operationsOf(live)) {
    findings.push(
      await checkQuota(aws, operation, { seconds: live.timeLimitsSeconds.default, command }).catch((error) =>
        unknown(explain(error)),
      ),
    );
  }
  return findings;
}

async function checkQuota(
  aws: AwsClients,
  { operation, quotas, requestsForAPage }: CasesOperation,
  { seconds, command }: { seconds: number; command: Installation['command'] },
): Promise<Finding> {
  const rate = await readQuota(aws, quotas.rate);
  const burst = await readQuota(aws, quotas.burst);
  const what = `${operation}: ${rate.applied} requests a second${comparedWith(rate)}, burst ${burst.applied}${comparedWith(burst)}: ${loadFor({ rate: rate.applied, burst: burst.applied }, requestsForAPage, seconds)}`;
  const lowered = [rate, burst].filter((quota) => quota.applied < quota.byDefault);
  if (lowered.length === 0) return ok(what);
  const increase = ({ code, byDefault }: ReadQuota) =>
    command('service-quotas request-service-quota-increase', {
      'service-code': CASES_SERVICE,
      'quota-code': code,
      'desired-value': String(byDefault),
    });
  return problem(`below the default: ${what}`, {
    remedy: 'ask for an increase; nothing needs to be deployed afterwards',
    command: lowered.map(increase).join(' && '),
  });
}

function loadFor(quota: Quota, requestsForAPage: number | undefined, seconds: number): string {
  if (requestsForAPage === undefined) return 'used only for cases that the search does not find yet';
  const { atOnce, aSecond } = capacityOf(quota, requestsForAPage, seconds * 1000);
  return `serves up to ${atOnce} contacts at once within ${seconds} s, and ${round(aSecond)} lookups a second for minutes, with up to ten cases each`;
}

type ReadQuota = { code: string; applied: number; byDefault: number };

async function readQuota({ quotas }: AwsClients, code: string): Promise<ReadQuota> {
  const which = { ServiceCode: CASES_SERVICE, QuotaCode: code };
  const byDefault = (await quotas.getAWSDefaultServiceQuota(which)).Quota?.Value ?? Number.NaN;
  try {
    return { code, byDefault, applied: (await quotas.getServiceQuota(which)).Quota?.Value ?? byDefault };
  } catch (error) {
    // Service Quotas has no record of an account that never had another value than the default.
    if (causeNamed(error, 'NoSuchResourceException')) return { code, byDefault, applied: byDefault };
    throw error;
  }
}

function comparedWith({ applied, byDefault }: ReadQuota): string {
  return applied === byDefault ? ' (the default)' : ` (the default is ${byDefault})`;
}

/** Two digits that count. */
function round(value: number): string {
  return String(Number(value.toPrecision(2)));
}
