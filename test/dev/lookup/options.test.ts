import { readFlowOptions } from '../../../dev/lookup/options';

describe('the options of commands that read flows', () => {
  it('are the deployment with all defaults when none is given', () => {
    expect(readFlowOptions({})).toMatchObject({ timeLimit: 8, longestTimeLimit: 8, caseDetails: undefined });
  });

  it('say how the stack is deployed', () => {
    const values = { 'time-limit': '5', 'longest-time-limit': '60', 'case-details': 'exact' };
    expect(readFlowOptions(values)).toMatchObject({ timeLimit: 5, longestTimeLimit: 60, caseDetails: 'exact' });
  });

  it.each([
    [{ 'time-limit': '9' }, '--time-limit: was "9"; it must be a whole number from 1 to 8'],
    [
      { 'longest-time-limit': '61' },
      '--longest-time-limit: was "61"; it must be a whole number from 8, the time limit, to 60',
    ],
    [
      { 'time-limit': '5', 'longest-time-limit': '4' },
      '--longest-time-limit: was "4"; it must be a whole number from 5',
    ],
    [{ 'case-details': 'available' }, '--case-details: was "available"; it must be search or exact'],
  ])('are refused such as %j', (values, message) => expect(() => readFlowOptions(values)).toThrow(message));
});
