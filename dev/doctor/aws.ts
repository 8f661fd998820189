import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { Connect } from '@aws-sdk/client-connect';
import { ConnectCases } from '@aws-sdk/client-connectcases';
import { IAM } from '@aws-sdk/client-iam';
import { Lambda } from '@aws-sdk/client-lambda';
import { ServiceQuotas } from '@aws-sdk/client-service-quotas';
import { SNS } from '@aws-sdk/client-sns';
import { type Clock, systemClock } from '../../lambda/retry/clock';
import { type CallRules, supervise } from './supervise';

/** Where the clients send their calls, and as whom; what is not given comes from the environment, as for the AWS CLI. */
type AwsAccess = { region?: string | undefined; profile?: string | undefined };

/** The time after which a call has hung, its retries and the sign-in included. */
const MAX_CALL_MS = 10_000;

/** The time after which an invocation of the function has hung: longer than any flow waits, cold start included. */
const MAX_INVOCATION_MS = 20_000;

/**
 * Milliseconds between two calls of Amazon Connect's API, most of whose operations allow an account two requests a
 * second. Flow designers and other programs share that quota.
 */
export const CONNECT_PAUSE_MS = 600;

/** How calls are limited; tests shorten it. */
export type Patience = { clock?: Clock; callLimitMs?: number; connectPauseMs?: number };

export type AwsClients = ReturnType<typeof createClients>;

/** Creates a client for each service that is asked; none sends anything yet. */
export function createClients({ region, profile }: AwsAccess, patience: Patience = {}) {
  const { clock = systemClock, callLimitMs = MAX_CALL_MS, connectPauseMs = CONNECT_PAUSE_MS } = patience;
  const config = { ...(region && { region }), ...(profile && { profile }) };
  const rules: CallRules = { clock, limitMs: callLimitMs };
  const clients = {
    cloudFormation: supervise(new CloudFormation(config), rules),
    cloudWatch: supervise(new CloudWatch(config), rules),
    logs: supervise(new CloudWatchLogs(config), rules),
    connect: supervise(new Connect(config), { ...rules, pauseMs: connectPauseMs }),
    cases: supervise(new ConnectCases(config), rules),
    iam: supervise(new IAM(config), rules),
    lambda: supervise(new Lambda(config), rules),
    quotas: supervise(new ServiceQuotas(config), rules),
    sns: supervise(new SNS(config), rules),
    /** Invokes once: a second attempt would cost a second lookup. */
    invoker: supervise(new Lambda({ ...config, maxAttempts: 1 }), {
      clock,
      limitMs: Math.max(MAX_INVOCATION_MS, callLimitMs),
    }),
  };
  return {
    ...clients,
    clock,
    region: () => clients.cloudFormation.config.region(),
    /** Closes every connection, also of a call that hangs. */
    close() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}
