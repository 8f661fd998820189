import { SOURCES } from '../../content/finding';
import { END, exampleFlow, lambda } from '../example';
import { defineRule, eachBlock } from '../rule';

/** Parameter -> what an ARN in it must be of. */
const ARNS: Record<string, { what: string; form: RegExp }> = {
  LambdaFunctionARN: { what: 'a Lambda function', form: /^arn:aws[\w-]*:lambda:[^:]*:[^:]*:function:[^:]+(:[^:]+)?$/ },
  QueueId: { what: 'a queue', form: /^arn:aws[\w-]*:connect:.*\/queue\/[^/]+$/ },
  HoursOfOperationId: { what: 'hours of operation', form: /^arn:aws[\w-]*:connect:.*\/operating-hours\/[^/]+$/ },
  ContactFlowId: { what: 'a flow', form: /^arn:aws[\w-]*:connect:.*\/contact-flow\/[^/]+$/ },
};

export const arnForm = defineRule({
  id: 'arn-form',
  level: 'error',
  page: SOURCES.actions,
  why: 'An ARN of something else does not work where one kind of resource is needed.',
  bad: exampleFlow(lambda({ LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:layer:example' }), END),
  good: exampleFlow(lambda(), END),
  check: eachBlock((action) =>
    Object.entries(ARNS).flatMap(([parameter, { what, form }]) => {
      const value = action.Parameters[parameter];
      // Whatever a deployment fills in is not known yet.
      const isFixed = typeof value === 'string' && !/[${}<>%[\]]|\*\*/.test(value);
      const isName = parameter === 'LambdaFunctionARN' && /^[a-z][\w-]+$/.test(String(value));
      if (!isFixed || form.test(value) || !(isName || value.startsWith('arn:'))) return [];
      return [{ at: action, path: ['Parameters', parameter], problem: `${parameter} is not the ARN of ${what}` }];
    }),
  ),
});
