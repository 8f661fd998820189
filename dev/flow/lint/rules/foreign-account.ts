import { type Action, stringsIn } from '../../content/content';
import { END, exampleFlow, lambda } from '../example';
import { defineRule } from '../rule';

const INSTANCE = 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
const queue = {
  Type: 'UpdateContactTargetQueue',
  Parameters: { QueueId: `${INSTANCE}/queue/q` },
  errors: ['NoMatchingError'],
};
const flowOf = (account: string) =>
  exampleFlow(queue, lambda({ LambdaFunctionARN: `arn:aws:lambda:us-west-2:${account}:function:look-up` }), END);

export const foreignAccount = defineRule({
  id: 'foreign-account',
  level: 'warning',
  page: 'https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html',
  why: 'A literal ARN of another account than the rest of the flow is usually left over from where the flow was copied.',
  bad: flowOf('444455556666'),
  good: flowOf('111122223333'),
  check({ content: { Actions } }) {
    const all = Actions.flatMap((action) => accountsIn(action).map((one) => ({ action, ...one })));
    const counts = new Map<string, number>();
    for (const { account } of all) counts.set(account, (counts.get(account) ?? 0) + 1);
    const [most, ...others] = [...counts].toSorted(([, one], [, other]) => other - one);
    // Where no account has more ARNs than the next one, it is not known which of them is the flow's own.
    if (most === undefined || others[0] === undefined) return [];
    const ofInstance = new Set(all.filter(({ service }) => service === 'connect').map(({ account }) => account));
    const isClear = most[1] > others[0][1];
    const own = ofInstance.size === 1 ? [...ofInstance][0] : isClear ? most[0] : undefined;
    if (own === undefined) return [];
    return all
      .filter(({ account }) => account !== own)
      .map(({ action, service, parameter }) => ({
        at: action,
        path: ['Parameters', parameter],
        problem: `has the ARN of a ${service === 'lambda' ? 'Lambda function' : 'Connect resource'} of another account than the other ARNs of the flow; the contact gets there only if that account allows it`,
      }));
  },
});

/** The accounts of the literal ARNs of Lambda functions and Connect resources in a block. */
function accountsIn({ Parameters }: Action): { account: string; service: string; parameter: string }[] {
  return Object.entries(Parameters).flatMap(([parameter, value]) =>
    stringsIn(value).flatMap((text) => {
      const [, service, account] = /^arn:aws[\w-]*:(lambda|connect):[\w-]+:(\d{12}):/.exec(text) ?? [];
      return service === undefined || account === undefined ? [] : [{ account, service, parameter }];
    }),
  );
}
