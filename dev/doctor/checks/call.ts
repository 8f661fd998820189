import { isObject } from '../../../lambda/contract/values';
import { type Finding, ok, problem } from '../finding';
import type { Installation } from '../installation';

/**
 * Invokes the alias once as a flow would, for a contact or for the customer with this profile. That costs the requests of
 * one lookup. Shows what the flow would get.
 */
export async function checkCall(
  { aws, aliasArn, instance }: Installation,
  contactId: string,
  customer?: string,
): Promise<Finding> {
  const { FunctionError, Payload } = await aws.invoker.invoke({
    FunctionName: aliasArn,
    Payload: JSON.stringify(flowEvent(instance.arn, contactId, customer)),
  });
  const answer = Payload?.transformToString() ?? '';
  if (FunctionError === undefined)
    return ok(`the flow would get ${answer}; this lookup counts against the quota like any other`);
  const { errorType = FunctionError, errorMessage = answer } = parse(answer);
  return problem(`the flow would take its Error branch: ${errorType}: ${errorMessage}`, {
    remedy: `find ${errorType} under "What an error says" in docs/runbook.md`,
  });
}

/** What Lambda says of a failure; nothing where it is not in Lambda's form. */
function parse(answer: string): { errorType?: unknown; errorMessage?: unknown } {
  try {
    const failure = JSON.parse(answer);
    return isObject(failure) ? failure : {};
  } catch {
    return {};
  }
}

/** What a flow sends for a call that waits in no queue yet; no member of it identifies a customer. */
export function flowEvent(instanceArn: string, contactId: string, customer?: string) {
  return {
    Name: 'ContactFlowEvent',
    Details: {
      ContactData: {
        Attributes: {},
        Channel: 'VOICE',
        ContactId: contactId,
        CustomerEndpoint: null,
        InitialContactId: contactId,
        InitiationMethod: 'INBOUND',
        InstanceARN: instanceArn,
        PreviousContactId: contactId,
        Queue: null,
        SystemEndpoint: null,
      },
      Parameters: customer === undefined ? {} : { customer },
    },
  };
}
