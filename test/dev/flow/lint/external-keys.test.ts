import { type Break, block, contentOf, FLOW_FILE, findingsOf, problemsOfBroken } from '../../../support/flows';

describe('the flow linter knows which keys a function returns and', () => {
  const compare = (flow: Parameters<Break>[0]) => block(flow, 'How many cases');

  it.each<[string, Break, string]>([
    [
      'one that it does not return',
      (flow) => Object.assign(compare(flow).Parameters, { ComparisonValue: '$.External.cases' }),
      '"How many cases" (Compare) reads $.External.cases, which the function does not return (it returns: caseCount, firstCaseId',
    ],
    [
      'one by its other name',
      (flow) =>
        Object.assign(block(flow, 'Say one').Parameters, { Text: 'It is $.LambdaInvocation.ResultData.first.' }),
      'reads $.LambdaInvocation.ResultData.first, which the function does not return',
    ],
    [
      'one within another',
      (flow) => Object.assign(block(flow, 'Say one').Parameters, { Text: '$.External.caseIds.first' }),
      'reads $.External.caseIds.first',
    ],
  ])('names %s', (_, breakIt, expected) => {
    expect(problemsOfBroken(breakIt)).toEqual([expect.stringContaining(expected)]);
  });

  it('warns of keys that are read where the function failed, and notes once those with no Lambda block before', () => {
    const flow = contentOf(FLOW_FILE);
    compare(flow).Transitions.Errors[0]!.NextAction = 'Say none';
    Object.assign(block(flow, 'Say unknown').Parameters, {
      Text: 'Found $.External.caseCount and $.External.caseIds.',
    });
    expect(findingsOf(flow)).toContainEqual(
      expect.stringMatching(
        /^warning: block "Say unknown" .* reads \$\.External\.caseIds, although .* block "Look up cases" .* failed/,
      ),
    );
    expect(findingsOf({ ...flow, StartAction: 'Say unknown' })).toContainEqual(
      expect.stringMatching(/^note: Actions read \$\.External\.caseCount, \$\.External\.caseIds where no Lambda block/),
    );
  });

  it('does not know what another function returns', () => {
    expect(
      problemsOfBroken((flow) => {
        Object.assign(block(flow, 'Look up cases').Parameters, {
          LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:other',
        });
        Object.assign(compare(flow).Parameters, { ComparisonValue: '$.External.anything' });
      }),
    ).toEqual([]);
  });
});
