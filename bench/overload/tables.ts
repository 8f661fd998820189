import { OPERATIONS } from '../../lambda/contract/operations';
import { type Measured, toDeniedTable, toDetailsTable, toPatientTable, toTable } from './report';
import { QUOTAS, RAISED_QUOTAS } from './world';

/** The page that holds every figure. */
export function toTablesPage({ results, details, patient, slow, raised, denied }: Measured): string {
  const { rate, burst } = RAISED_QUOTAS.ListCasesForContact;
  return `# Under the real quota: all figures

What they mean, and how they were measured, is in [overload.md](overload.md). Written by

    npm run bench:overload

AWS publishes two conflicting sets of quotas. Each cell shows two figures, \`first / second\`, where the table does not
say otherwise:

${quotasTable()}

| column | meaning |
|---|---|
| answered | the share of contacts that are answered while their block waits |
| of oracle | the same, divided by the oracle's |
| median s, 95th s | from the block's start to the answer, of those that are answered; in brackets the multiple of the oracle's |
| requests per answer | all requests, divided by the contacts that are answered |
| requests per contact | all requests, divided by all contacts |
| late requests | requests that were sent when the block no longer waited, in all runs together |

| policy | what it does |
|---|---|
| no retry | fails at the first refusal; Connect calls again |
| SDK standard | the SDK's \`StandardRetryStrategy\` with its defaults |
| SDK adaptive | the SDK's \`AdaptiveRetryStrategy\` with its defaults |
| called once | as if Connect did not call a failed function again |
| ours | this project's function |
| no guard | ours, without the memory that fails a repeated call at once |
| oracle | the ideal scheduler |

## Contacts with blocks of 8 s

An answer earlier than the oracle's is no contradiction. Under random arrivals the oracle serves the contact that has
waited longest. That answers the most contacts but makes each wait.

${toTable(results)}

## When details are asked for

Contacts at once whose flows ask for open cases, or for the case that was updated last. Every second case is open. With
\`search\` the details of a page of ten cases cost one request to SearchCases. With \`exact\` each case costs one to
GetCase. By customer one request to SearchCases finds up to 100 cases. Requests to all operations are counted.

${toDetailsTable(details)}

## When blocks wait 60 s

Asynchronous blocks can wait up to 60 s. Contacts that have one page of cases, alone and mixed with contacts whose blocks
wait 8 s. The last column counts answers to blocks of 8 s.

${toPatientTable(patient)}

## When Cases is slow

Every served request takes as long as the name of the load says, or one in twenty takes 3 s, or each contact's first
connection hangs. A refusal is as fast as ever. The oracle knows each latency.

${toTable(slow)}

## When the quota was raised

ListCasesForContact at ${rate} a second, burst ${burst}.

${toTable(raised)}

## When permission is missing

A contact a second for a minute, every request denied.

${toDeniedTable(denied)}
`;
}

/** The two quotas that AWS publishes. */
export function quotasTable(): string {
  const rows = QUOTAS.map((quotas, index) => {
    const cells = OPERATIONS.map((each) => `${quotas[each].rate} a second, burst ${quotas[each].burst}`);
    const name = index === 0 ? 'first: Service Quotas' : 'second: Administrator Guide, the worst case';
    return `| ${[name, ...cells].join(' | ')} |`;
  });
  return [`| | ${OPERATIONS.join(' | ')} |`, `|---|${OPERATIONS.map(() => '---|').join('')}`, ...rows].join('\n');
}
