import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { awsCommand, quote } from '../../../dev/doctor/aws-command';

/** What a POSIX shell passes to a program of these words, each ended by a NUL. */
function readByShell(words: string): string[] {
  return execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

/** No argument of a process can hold a NUL. */
const argument = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
const hostile = fc.string({ unit: fc.constantFrom(...`'"\\$\`();&|<>*?[]{}!#~ \n\t=-a`) });

describe('an argument of a command to paste', () => {
  it('is read by the shell as it was, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(argument, hostile), { minLength: 1, maxLength: 50 }), (all) => {
        expect(readByShell(all.map(quote).join(' '))).toEqual(all);
      }),
      { numRuns: 50 },
    );
  });

  it.each(['$(touch /tmp/x)', "x'; touch y; echo '", '`id`', '', '~', '-n', 'a b', '*'])(
    'is one argument: "%s"',
    (text) => expect(readByShell(quote(text))).toEqual([text]),
  );

  it.each(['ConnectCaseLookup', 'arn:aws:lambda:us-west-2:111122223333:function:f', '0.5'])(
    'stays readable where the shell reads nothing into it: %s',
    (text) => expect(quote(text)).toBe(text),
  );
});

describe('a command to paste', () => {
  it('names options and their values', () => {
    expect(awsCommand('cloudwatch enable-alarm-actions', { 'alarm-names': ['a', 'b c'], region: 'us-west-2' })).toBe(
      "aws cloudwatch enable-alarm-actions --alarm-names a 'b c' --region us-west-2",
    );
  });

  it.each([
    '--endpoint-url=https://example.com',
    'file:///etc/passwd',
    'fileb://x',
    'http://example.com',
    '-',
    'a\tb',
    'a\nb',
  ])('is not printed for a value that would not arrive as it is: %j', (value) =>
    expect(awsCommand('lambda get-alias', { 'function-name': value })).toBeUndefined(),
  );
});
