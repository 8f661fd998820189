import { InvocationScoped as Original } from '@aws-lambda-powertools/commons/utils/invocation-scoped';
import fc from 'fast-check';
import { InvocationScoped } from '../../../lambda/bundle/invocation-scoped';

type Scoped = Pick<Original<unknown>, 'get' | 'set' | 'reset' | 'getShared' | 'setShared' | 'isScoped'>;
type Step = { method: 'get' | 'reset' | 'getShared' } | { method: 'set' | 'setShared'; value: unknown };

function play(scoped: Scoped, steps: Step[]): unknown[] {
  return [scoped.isScoped, ...steps.map((step) => scoped[step.method]('value' in step ? step.value : undefined))];
}

const value = fc.option(fc.integer(), { nil: undefined });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ method: fc.constantFrom('get', 'reset', 'getShared') }),
  fc.record({ method: fc.constantFrom('set', 'setShared'), value }),
);

/** A source that hands out another value each time. */
function counting() {
  let count = 0;
  return { fresh: () => ++count };
}

describe('a value of the current invocation', () => {
  it('is what the original has for it, as long as there is one invocation at a time', () => {
    fc.assert(
      fc.property(fc.array(step), value, (steps, initial) => {
        expect(play(new InvocationScoped('a', { initial }), steps)).toEqual(
          play(new Original('a', { initial }), steps),
        );
        expect(play(new InvocationScoped('a', counting()), steps)).toEqual(play(new Original('a', counting()), steps));
      }),
    );
  });
});
