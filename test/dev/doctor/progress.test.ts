import { createProgress } from '../../../dev/doctor/progress';

function drawn(isTTY: boolean) {
  const written: string[] = [];
  const progress = createProgress(
    { isTTY, write: (text: string) => written.push(text) > 0 } as NodeJS.WriteStream,
    'flows',
  );
  for (const done of [0, 1, 2]) progress(done, 2);
  return written;
}

describe('the progress bar', () => {
  it('is drawn over itself in a terminal and gone at the end', () => {
    expect(drawn(true)).toEqual([
      '\r[------------------------] 0 of 2 flows\x1b[K',
      '\r[############------------] 1 of 2 flows\x1b[K',
      '\r\x1b[K',
    ]);
  });

  it('is not drawn into a file', () => expect(drawn(false)).toEqual([]));
});
