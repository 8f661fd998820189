import { describeWay } from '../../../../dev/connect/run/describe-run';

const step = {
  flow: 'flow.json',
  block: 'Look up',
  type: 'InvokeLambdaFunction',
  notes: ['answered after 0.30 s'],
  changed: {},
  logged: true,
  branch: 'Success',
  began: 0,
  ended: 300,
};
const request = { method: 'POST', path: '/', tokensLeft: 1, outcome: 'ok' };

describe('a way in words', () => {
  it('says what each request to Cases was for and what it got', () => {
    const requests = [
      { ...request, at: 10, cases: 2 },
      { ...request, at: 20, caseId: 'case-1' },
      { ...request, at: 30, caseId: 'case-2', outcome: 'throttle' },
      { ...request, at: 280, outcome: 'throttle' },
    ];
    expect(describeWay([step], requests, 'the flow ends').split('\n')).toEqual([
      '   Look up   0.01 s  page of 2',
      '             0.02 s  status of a case',
      '             0.03 s  throttled (status of a case)',
      '             0.28 s  waited 0.25 s, throttled',
      '            answered after 0.30 s',
      '            the flow ends',
    ]);
  });
});
