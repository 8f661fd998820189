import { isId } from '../../lambda/contract/values';
import { CONNECT_PAUSE, createClients } from '../doctor/aws';
import { checksFor } from '../doctor/checks';
import { diagnose } from '../doctor/diagnose';
import type { NamedFinding } from '../doctor/finding';
import { showProgressOf } from '../doctor/progress';
import { describeFinding, describeVerdict, EXIT_CODES, verdictOf } from '../doctor/report';
import { readCommandLine, run, usage } from './command-line';

const HELP = `Says whether flows get answers from a deployed stack and, if not, why. Reads only, with your AWS credentials.
Ends with code 0 when all is ok, 1 when there is a problem, 2 when something could not be checked.

${usage('doctor')} [options]
  --stack NAME    the stack that holds the function (default: all of the Region are searched)
  --function NAME the function, where there are several of this project
  --region R      the Region of the Connect instance (default: that of your AWS configuration)
  --profile P     the profile of your AWS configuration
  --flows         also read every published flow of the instance and check the blocks that invoke the function; one
                  flow takes ${CONNECT_PAUSE / 1000} s, because Connect allows two requests a second
  --call ID       also invoke the function once for this contact, as a flow would, and show its answer; this costs
                  the requests of one lookup
  --json          print one JSON document instead`;

run(async () => {
  const { values } = readCommandLine(HELP, {
    options: {
      stack: { type: 'string' },
      function: { type: 'string' },
      region: { type: 'string' },
      profile: { type: 'string' },
      flows: { type: 'boolean' },
      call: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const { stack, function: functionName, region, profile, call: contactId, flows, json } = values;
  if (contactId !== undefined && !isId(contactId, 256))
    throw new Error(`--call: was "${contactId}"; it must be the id of a contact`);
  // The versions are pinned by package-lock.json, so the reader cannot act on the SDK's notice about Node.js.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const aws = createClients({ region, profile });
  const findings: NamedFinding[] = [];
  const progress = flows ? showProgressOf('flows') : undefined;
  try {
    for await (const finding of diagnose(aws, {
      stack,
      functionName,
      profile,
      checks: checksFor({ contactId, flows: progress }),
    })) {
      findings.push(finding);
      if (!json) console.log(describeFinding(finding));
    }
  } finally {
    aws.close();
  }
  const verdict = verdictOf(findings);
  console.log(json ? JSON.stringify({ verdict, findings }, undefined, 2) : `\n${describeVerdict(findings)}`);
  // A call that hangs, and that the SDK would send again, must not keep the process alive.
  process.stdout.write('', () => process.exit(EXIT_CODES[verdict]));
});
