import fc from 'fast-check';
import { describeFaults, readFaultScript } from '../../../dev/cases-api/fault-script';
import { FAULTS } from '../../../dev/cases-api/faults';

/** What the first requests meet, each as it would be written. */
function play(text: string, requests: number): string[] {
  const script = readFaultScript(text);
  return Array.from({ length: requests }, () => {
    const { name, argument } = script.next();
    return argument === undefined ? name : `${name}:${argument}`;
  });
}

/** A step that can be written: any fault, with an argument where it takes one, perhaps without where it need not. */
const step = fc.constantFrom(...Object.entries(FAULTS)).chain(([name, { argument }]) => {
  if (argument === undefined) return fc.constant(name);
  const written = fc.nat(argument.max).map((value) => `${name}:${value}`);
  return argument.optional ? fc.oneof(written, fc.constant(name)) : written;
});

describe('a fault script', () => {
  it('deals out its steps in order, each as often as written, then behaves', () => {
    const times = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.record({ step, times, star: fc.boolean() })), (steps) => {
        const text = steps.map((each) => (each.star || each.times > 1 ? `${each.step}*${each.times}` : each.step));
        const expected = steps.flatMap((each) => Array(each.times).fill(each.step));
        expect(play(text.join(' , '), expected.length + 2)).toEqual([...expected, 'ok', 'ok']);
      }),
    );
  });

  it('repeats without end a last step that has a star alone', () => {
    fc.assert(
      fc.property(step, (last) => {
        expect(play(`ok*2,${last}*`, 100)).toEqual(['ok', 'ok', ...Array(98).fill(last)]);
      }),
    );
  });

  it.each(['', '  '])('is empty when it says "%s"', (text) => {
    expect(play(text, 2)).toEqual(['ok', 'ok']);
  });

  it.each([
    ['throtle', '"throtle" is not a known step'],
    ['constructor', '"constructor" is not a known step'],
    ['ok,,ok', '"" is not a known step'],
    ['OK', '"OK" is not a known step'],
    ['ok:1', '"ok:1" takes no argument'],
    ['slow', '"slow" must be written with :MS, a whole number up to 600000'],
    ['slow:', '"slow:" must be written with :MS, a whole number up to 600000'],
    ['slow:1.5', '"slow:1.5" must be written with :MS, a whole number up to 600000'],
    ['slow:600001', '"slow:600001" must be written with :MS, a whole number up to 600000'],
    ['throttle:-1', '"throttle:-1" must be written with [:SECONDS], a whole number up to 3600'],
    ['hang*0', '"hang*0" must be played at least once'],
    ['hang**', '"hang**" is not a known step'],
    ['hang*,ok', '"hang*" repeats without end, so it must be the last step'],
  ])('says what is wrong with %j', (text, problem) => {
    const known = describeFaults().map(([written]) => written);
    expect(() => readFaultScript(text)).toThrow(
      expect.objectContaining({
        name: 'FaultScriptError',
        message: `The fault script cannot be played: ${problem}. Known steps: ${known.join(', ')}.`,
      }),
    );
  });

  it('names all its wrong steps at once', () => {
    expect(() => readFaultScript('one,ok,two*,slow')).toThrow(/"one" .*"two\*" .*"slow" /);
  });

  it('is either refused by name or can be played, whatever it says', () => {
    const pieces = fc.constantFrom('ok', 'slow', ':', '*', ',', '0', '7', '800', ' ', 'x', '-', '.');
    fc.assert(
      fc.property(
        fc.array(pieces).map((parts) => parts.join('')),
        (text) => {
          try {
            expect(play(text, 3)).toHaveLength(3);
          } catch (error) {
            expect(error).toHaveProperty('name', 'FaultScriptError');
          }
        },
      ),
    );
  });
});
