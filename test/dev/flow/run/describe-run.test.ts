import { describePath } from '../../../../dev/flow/run/describe-run';
import { withRequests } from '../../../../dev/lookup/request-timeline';

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

describe('a path in words', () => {
  it('says what each request to Cases was for and what it got', () => {
    const list = { ...request, operation: 'ListCasesForContact' as const };
    const search = { ...request, operation: 'SearchCases' as const };
    const get = { ...request, operation: 'GetCase' as const };
    const requests = [
      { ...list, at: 10, cases: 2 },
      { ...search, at: 20, cases: 1 },
      { ...get, at: 30, caseId: 'case-2' },
      { ...get, at: 40, caseId: 'case-3', outcome: 'throttle' },
      { ...list, at: 280, outcome: 'throttle' },
    ];
    expect(describePath(withRequests([step], requests), 'the flow ends')).toEqual([
      '   Look up (InvokeLambdaFunction)   0.01 s  page of 2',
      '                                    0.02 s  search: 1 found',
      '                                    0.03 s  one case',
      '                                    0.04 s  throttled (one case)',
      '                                    0.28 s  waited 0.24 s, throttled',
      '                                   answered after 0.30 s',
      '                                   the flow ends',
    ]);
  });

  it('names each block by its identifier, its type and the name that the designer shows', () => {
    const named = { ...step, block: '1a34', displayName: 'Look up the cases' };
    expect(describePath([named]).join('\n')).toContain('1a34 (InvokeLambdaFunction "Look up the cases")  answered');
  });

  it('tells a request at the block of the module that made it, not at the block that invokes the module', () => {
    const invoke = { ...step, block: 'Invoke', type: 'InvokeFlowModule', notes: ['back'] };
    const told = describePath(
      withRequests([invoke, { ...step, flow: 'module.json' }], [{ ...request, at: 10, outcome: 'throttle' }]),
    );
    expect(told.join('\n').match(/throttled/g)).toHaveLength(1);
  });
});
