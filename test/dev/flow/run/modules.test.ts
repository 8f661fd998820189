import type { Action } from '../../../../dev/flow/content/content';
import { readFlow } from '../../../../dev/flow/content/read-flow';
import { exampleFlow } from '../../../support/flows';
import { ERROR, end, lambda, runContent, say, set } from '../../../support/run';

describe('a module', () => {
  const invoke = (FlowModuleId: string) => ({ Type: 'InvokeFlowModule', Parameters: { FlowModuleId }, errors: ERROR });
  const module = (...blocks: (Partial<Action> & { Type: string })[]) => ({
    name: 'module.json',
    content: readFlow(exampleFlow(...blocks)),
  });
  const back = { Type: 'EndFlowModuleExecution' };

  it('shares attributes with the flow, and no answer in either direction', async () => {
    const functions = { outer: () => ({ result: { a: 'outer' } }), inner: () => ({ result: { a: 'inner' } }) };
    const modules = new Map([
      [
        'm',
        module(
          set({ inside: '[$.External.a]' }),
          lambda({ LambdaFunctionARN: 'inner' }),
          set({ looked: '$.External.a' }),
          back,
        ),
      ],
    ]);
    const flow = exampleFlow(
      lambda({ LambdaFunctionARN: 'outer' }),
      invoke('m'),
      set({ outside: '$.External.a, $.Attributes.looked' }),
      end,
    );
    const run = await runContent(flow, { functions, modules });
    expect(run.attributes).toEqual({ inside: '[]', looked: 'inner', outside: 'outer, inner' });
    expect(run.path.map(({ flow, block }) => `${flow} ${block}`)).toEqual([
      'flow.json 0',
      'flow.json 1',
      'module.json 0',
      'module.json 1',
      'module.json 2',
      'module.json 3',
      'flow.json 2',
      'flow.json 3',
    ]);
  });

  it('has its blocks, and not the block that invokes it, named as those that changed an attribute', async () => {
    const modules = new Map([['m', module(set({ a: '1' }), set({ a: '1', b: '2' }), back)]]);
    const run = await runContent(exampleFlow(invoke('m'), set({ b: '3' }), end), { modules });
    expect(run.path.map(({ changed }) => changed)).toEqual([{}, { a: '1' }, { b: '2' }, {}, { b: '3' }, {}]);
  });

  it('can end the contact', async () => {
    const run = await runContent(exampleFlow(invoke('m'), say({ Text: 'never' }), end), {
      modules: new Map([['m', module(end)]]),
    });
    expect(run.end).toBe('the contact is disconnected');
    expect(run.path.map(({ block }) => block)).toEqual(['0', '0']);
  });

  it('is refused when it is not known or invokes itself', async () => {
    await expect(runContent(exampleFlow(invoke('m'), end))).rejects.toThrow(
      'flow.json: block "0" (InvokeFlowModule) invokes the module m\nThe scenario does not say all that the flow asks:',
    );
    const modules = new Map([['m', module(invoke('m'), back)]]);
    await expect(runContent(exampleFlow(invoke('m'), end), { modules })).rejects.toThrow(
      'module.json: block "0" (InvokeFlowModule) invokes a module inside 10 others',
    );
  });
});
