import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { meantName } from '../../lambda/contract/spelling';

/** A file that cannot be read; the message says why and which file was probably meant. */
export class TextFileError extends Error {
  override readonly name = 'TextFileError';

  constructor(
    file: string,
    readonly reason: string,
  ) {
    super(`${file} cannot be read: ${reason}`);
  }
}

/**
 * Reads a file that a person names: UTF-8 or UTF-16, with or without a byte-order mark.
 *
 * @throws TextFileError
 */
export function readTextFile(file: string): string {
  try {
    return decode(readFileSync(file));
  } catch (error) {
    throw new TextFileError(file, reasonOf(error as NodeJS.ErrnoException, file));
  }
}

function decode(bytes: Buffer): string {
  const mark = bytes.toString('hex', 0, 2);
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

function reasonOf({ code, message }: NodeJS.ErrnoException, file: string): string {
  if (code === 'ENOENT') return `there is no such file${suggestion(file)}`;
  if (code === 'EISDIR') return 'it is a folder, not a file';
  if (code === 'EACCES') return 'you have no permission to read it';
  return message;
}

/** The file beside it with nearly the same name. */
function suggestion(file: string): string {
  const folder = dirname(file);
  try {
    const meant = meantName(basename(file), readdirSync(folder), { orPart: true });
    return meant === undefined ? '' : `; did you mean ${join(folder, meant)}?`;
  } catch {
    return `, and no folder ${folder}`;
  }
}
