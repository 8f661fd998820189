import { ConfigurationError, readConfig } from '../../lambda/config';

const INSTANCE_ARN = 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
const environment = {
  CASES_DOMAIN_ID: 'domain-1',
  INSTANCE_ARN,
  FLOW_TIME_LIMIT_SECONDS: '8',
  AWS_REGION: 'us-west-2',
};

describe('readConfig', () => {
  it('reads the domain, the instance, the time limits and how execution environments are started', () => {
    expect(readConfig(environment)).toEqual({
      domainId: 'domain-1',
      instanceArn: INSTANCE_ARN,
      timeLimitsSeconds: { default: 8, max: 8 },
      defaults: {},
      caseDetails: undefined,
      customerLookup: false,
      fields: {},
      functionName: undefined,
      endpoint: { url: new URL('https://cases.us-west-2.amazonaws.com'), notes: [] },
      onDemand: true,
      warm: true,
    });
  });

  it.each([
    ['on-demand', true],
    ['provisioned-concurrency', false],
    ['snap-start', false],
  ])('knows that %s execution environments start on a call: %p', (AWS_LAMBDA_INITIALIZATION_TYPE, onDemand) => {
    expect(readConfig({ ...environment, AWS_LAMBDA_INITIALIZATION_TYPE }).onDemand).toBe(onDemand);
  });

  it('leaves the warm-up out where it is switched off', () => {
    expect(readConfig({ ...environment, WARM_UP: 'off' }).warm).toBe(false);
  });

  it('reads defaults for parameters that a flow does not pass', () => {
    const DEFAULT_PARAMETERS = '{"contacts":"Initial,Current","maxCases":1,"allowPartial":true}';
    expect(readConfig({ ...environment, DEFAULT_PARAMETERS }).defaults).toEqual({
      contacts: ['Initial', 'Current'],
      maxCases: 1,
      allowPartial: true,
    });
  });

  it('knows how details of cases are read, and lets a status be a default only where they are', () => {
    const more = { CASE_DETAILS: 'search', DEFAULT_PARAMETERS: '{"status":"open"}' };
    expect(readConfig({ ...environment, ...more })).toMatchObject({
      caseDetails: 'search',
      defaults: { status: 'open' },
    });
    expect(() => readConfig({ ...environment, CASE_DETAILS: 'yes' })).toThrow(
      'CASE_DETAILS was "yes"; it must be "search", "exact" or missing',
    );
  });

  it.each([
    ['{', 'DEFAULT_PARAMETERS was not valid JSON; it must be an object of parameters'],
    ['[{"maxCases":1}]', 'DEFAULT_PARAMETERS was a list; it must be an object of parameters'],
    ['null', 'DEFAULT_PARAMETERS was null; it must be an object of parameters'],
    ['"maxCases=1"', 'DEFAULT_PARAMETERS was a string of 10 characters; it must be an object of parameters'],
    ['{"maxCases":0}', 'DEFAULT_PARAMETERS.maxCases was a number; it must be a whole number from 1'],
    ['{"maxCase":1}', 'DEFAULT_PARAMETERS.maxCase is not a parameter (did you mean `maxCases`?)'],
    [
      `{"customer":"arn:aws:profile:us-west-2:111122223333:domains/d/profiles/p"}`,
      'DEFAULT_PARAMETERS.customer was given',
    ],
    ['{"status":"open"}', 'DEFAULT_PARAMETERS.status was open; it must be any or not given'],
  ])('refuses the defaults %s', (DEFAULT_PARAMETERS, expected) => {
    expect(() => readConfig({ ...environment, DEFAULT_PARAMETERS })).toThrow(expected);
  });

  it('knows whether cases are found by customer, and which further fields the response has', () => {
    const more = { CUSTOMER_LOOKUP: 'true', CASE_FIELDS: '{"caseTitle":"title"}' };
    expect(readConfig({ ...environment, ...more })).toMatchObject({
      customerLookup: true,
      fields: { caseTitle: 'title' },
    });
    expect(() => readConfig({ ...environment, CUSTOMER_LOOKUP: 'yes' })).toThrow(
      'CUSTOMER_LOOKUP was "yes"; it must be "true" or missing',
    );
  });

  it.each([
    ['[]', 'CASE_FIELDS was a list; it must be up to 5 fields'],
    ['{"caseCount":"title"}', 'CASE_FIELDS was an object that cannot be used; it must be up to 5 fields'],
    ['{"CASECOUNT":"title"}', 'cannot be used'],
    ['{"case1Id":"title"}', 'cannot be used'],
    ['{"a":"title","A":"summary"}', 'cannot be used'],
    ['{"a b":"title"}', 'cannot be used'],
    ['{"a":"*"}', 'cannot be used'],
    ['{"a":5}', 'cannot be used'],
    ['{"a":"1","b":"2","c":"3","d":"4","e":"5","f":"6"}', 'cannot be used'],
  ])('refuses the further fields %s', (CASE_FIELDS, expected) => {
    expect(() => readConfig({ ...environment, CASE_FIELDS })).toThrow(expected);
  });

  it('lists every problem in one message', () => {
    expect(() => readConfig({})).toThrow(ConfigurationError);
    expect(() => readConfig({})).toThrow(
      /CASES_DOMAIN_ID was missing.*INSTANCE_ARN was missing.*FLOW_TIME_LIMIT_SECONDS was missing/,
    );
  });

  it.each(['0', '9', '2.5', '-1', ' 8', 'eight', '08'])('refuses the time limit %p', (FLOW_TIME_LIMIT_SECONDS) => {
    expect(() => readConfig({ ...environment, FLOW_TIME_LIMIT_SECONDS })).toThrow(
      `FLOW_TIME_LIMIT_SECONDS was "${FLOW_TIME_LIMIT_SECONDS}"; it must be a whole number from 1 to 8`,
    );
  });

  it('reads the longest time limit that a block may name', () => {
    const longest = (seconds: string) =>
      readConfig({ ...environment, LONGEST_TIME_LIMIT_SECONDS: seconds }).timeLimitsSeconds;
    expect([longest('60'), longest('8')]).toEqual([
      { default: 8, max: 60 },
      { default: 8, max: 8 },
    ]);
    for (const wrong of ['61', '7', 'x']) {
      expect(() => longest(wrong)).toThrow(`LONGEST_TIME_LIMIT_SECONDS was "${wrong}"; it must be a whole number from`);
    }
  });

  it.each(['8d1f0c52', 'arn:aws:cases:us-west-2:111122223333:domain/x', `${INSTANCE_ARN}/contact/x`])(
    'refuses the instance ARN %p',
    (wrong) => {
      expect(() => readConfig({ ...environment, INSTANCE_ARN: wrong })).toThrow(
        `INSTANCE_ARN was "${wrong}"; it must be the ARN of the Connect instance`,
      );
    },
  );

  it.each(['domain/1', 'a b', 'x'.repeat(501)])('refuses the domain id %p', (CASES_DOMAIN_ID) => {
    expect(() => readConfig({ ...environment, CASES_DOMAIN_ID })).toThrow('it must be the id of a Cases domain');
  });
});
