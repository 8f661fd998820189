import { compare, END, exampleFlow, lambda, say } from '../../../../dev/flow/lint/example';
import { lintFlow } from '../../../../dev/flow/lint/lint';

const retrying = (target: string) => lambda({}, { errors: [`NoMatchingError>${target}`] });

/** The blocks at which the linter names an endless loop, in a flow whose type is not given. */
function loopsOf(...blocks: Parameters<typeof exampleFlow>) {
  const found = lintFlow(exampleFlow(...blocks)).filter(({ rule }) => rule === 'endless-loop');
  return found.map(({ block }) => block);
}

describe('in a flow whose type is not given, the linter', () => {
  it('names a silent loop with a prompt after it', () => {
    expect(loopsOf(retrying('0'), say('Hello'), END)).toEqual(['0']);
  });

  it('names a silent loop inside a loop with a prompt', () => {
    expect(loopsOf(retrying('0'), say('Hello', { next: '0' }), END)).toEqual(['0']);
  });

  it('names each of several loops in a row once', () => {
    const back = compare('$.External.done', { yes: '3' }, { errors: ['NoMatchingCondition>1'] });
    expect(loopsOf(retrying('0'), retrying('1'), back, retrying('3'), END)).toEqual(['0', '1', '3']);
  });

  it('lets a prompt repeat, which a queue flow may do', () => {
    expect(loopsOf(say('Please wait', { next: '0' }), END)).toEqual([]);
  });
});
