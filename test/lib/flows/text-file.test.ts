import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTextFile } from '../../../lib/flows/text-file';
import { temporaryFolder } from '../../support/command';

const files = temporaryFolder();

describe('readTextFile', () => {
  it.each([
    ['UTF-8', Buffer.from('Grüße')],
    ['UTF-8 with a byte-order mark', Buffer.from('\ufeffGrüße')],
    ['UTF-16, little-endian', Buffer.from('\ufeffGrüße', 'utf16le')],
    ['UTF-16, big-endian', Buffer.from('\ufeffGrüße', 'utf16le').swap16()],
  ])('reads %s', (_, bytes) => {
    writeFileSync(files.file('text'), bytes);
    expect(readTextFile(files.file('text'))).toBe('Grüße');
  });

  it('names the file that was probably meant', () => {
    const meant = files.write('voice-queued.json', '{}');
    const given = files.file('voice-queud.json');
    expect(() => readTextFile(given)).toThrow(`${given} cannot be read: there is no such file; did you mean ${meant}?`);
  });

  it('names a folder that does not exist, and one that was given instead of a file', () => {
    const inside = join(files.file('nowhere'), 'x.json');
    expect(() => readTextFile(inside)).toThrow(/there is no such file, and no folder .*nowhere$/);
    expect(() => readTextFile(files.file('.'))).toThrow('it is a folder, not a file');
  });
});
