import { sleep } from '../../../lambda/retry/clock';
import { type Finding, ok, problem, unknown } from '../finding';
import { type Installation, propertiesOf } from '../installation';

const DAY = 24 * 60 * 60;

/** The share of failed invocations from which the alarm FunctionErrors fires, too. */
const TOO_MANY = 0.1;

/** Milliseconds between two looks at a query, and how often to look. */
const POLL = { pause: 500, times: 20 };

/** How invocations of the last day ended, each name of an error apart, and when the last one did. */
const OUTCOMES = `filter ispresent(contactId) or ispresent(errorName)
| stats count(*) as lookups, max(@timestamp) as latest by errorName`;

/** How long the log is kept. */
export async function checkLogRetention(installation: Installation): Promise<Finding> {
  const { aws, logGroupName, command } = installation;
  const { logGroups = [] } = await aws.logs.describeLogGroups({ logGroupNamePrefix: logGroupName });
  const group = logGroups.find((each) => each.logGroupName === logGroupName);
  const { RetentionInDays: days } = propertiesOf(await installation.template(), installation.resources, logGroupName);
  if (group === undefined) {
    return problem(`the log group ${logGroupName} was deleted, so failures leave no trace`, {
      remedy: 'create it again',
      command: command('logs create-log-group', { 'log-group-name': logGroupName }),
    });
  }
  const { retentionInDays: kept } = group;
  const now = kept === undefined ? 'forever' : `for ${kept} days`;
  if (days === undefined || kept === days) return ok(`${logGroupName} is kept ${now}`);
  return problem(`${logGroupName} is kept ${now}, and the stack set ${days} days`, {
    remedy: 'set what the stack set, or deploy with the logRetentionDays that you want',
    command: command('logs put-retention-policy', {
      'log-group-name': logGroupName,
      'retention-in-days': String(days),
    }),
  });
}

type Outcome = { errorName: string | undefined; lookups: number; latest: number };

/** How the invocations of the last day ended. */
export async function checkFailures(installation: Installation): Promise<Finding> {
  const outcomes = await readOutcomes(installation);
  if (outcomes === undefined)
    return unknown('CloudWatch Logs Insights did not finish its query in time; run this again');
  const failures = outcomes.filter(({ errorName }) => errorName !== undefined);
  const count = (some: Outcome[]) => some.reduce((sum, { lookups }) => sum + lookups, 0);
  const [all, failed] = [count(outcomes), count(failures)];
  if (all === 0) return ok('no invocation in the last day');
  if (failed === 0) return ok(`${all} invocations in the last day, none failed`);
  const names = failures
    .toSorted((a, b) => b.lookups - a.lookups)
    .map(({ errorName, lookups }) => `${errorName} ${lookups}`);
  const newest = (some: Outcome[]) => Math.max(0, ...some.map(({ latest }) => latest));
  const what = `${failed} of ${all} invocations failed in the last day (${names.join(', ')}), the last at ${new Date(newest(failures)).toISOString()}`;
  const answeredSince = newest(outcomes) > newest(failures);
  if (answeredSince) return ok(`${what}; lookups have been answered since`);
  if (failed / all < TOO_MANY) return ok(what);
  return problem(`${what}, and no lookup has been answered since`, {
    remedy: 'find the name of the error under "What an error says" in docs/runbook.md',
    command: installation.command('logs filter-log-events', {
      'log-group-name': installation.logGroupName,
      'filter-pattern': '{ $.errorName = * }',
    }),
  });
}

/** Undefined when the query takes too long. */
async function readOutcomes({ aws, logGroupName }: Installation): Promise<Outcome[] | undefined> {
  const endTime = Math.floor(Date.now() / 1000);
  const { queryId } = await aws.logs.startQuery({
    logGroupName,
    queryString: OUTCOMES,
    startTime: endTime - DAY,
    endTime,
  });
  for (let look = 0; look < POLL.times; look++) {
    const { status, results = [] } = await aws.logs.getQueryResults({ queryId });
    if (status === 'Complete') return results.map(toOutcome);
    if (status !== 'Running' && status !== 'Scheduled') return undefined;
    await sleep(aws.clock, POLL.pause);
  }
  return undefined;
}

function toOutcome(row: { field?: string | undefined; value?: string | undefined }[]): Outcome {
  const fields = new Map(row.map(({ field, value }) => [field, value]));
  return {
    errorName: fields.get('errorName') || undefined,
    lookups: Number(fields.get('lookups')),
    latest: toTime(fields.get('latest') ?? ''),
  };
}

/** Milliseconds since 1970; Logs Insights writes a time as such a number or as a date in UTC. */
function toTime(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : Date.parse(`${text.replace(' ', 'T')}Z`) || 0;
}
