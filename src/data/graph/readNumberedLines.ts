import { openRegularFile } from '../files/openRegularFile';

/** A line, without its end, and its number from 1. */
export interface Line {
  text: string;
  number: number;
}

const pieceBytes = 2 ** 20;
const longest = 2 ** 16;

/**
 * The lines of a text file in UTF-8, many at a time, piece by piece of the file.
 *
 * @param refuse makes the error from what was found: "ENOENT", "a folder", "a pipe or a device".
 * @throws RangeError that names the line for bytes that are not UTF-8, and for a line of more than 65,536 characters.
 */
export async function* readNumberedLines(
  subject: string,
  path: string,
  { name, refuse }: { name: string; refuse: (got: string) => Error }
): AsyncGenerator<Line[]> {
  const { file } = await openRegularFile(path, refuse);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const piece = Buffer.alloc(pieceBytes);
  let rest = '';
  let number = 0;
  try {
    for (let isLast = false; !isLast;) {
      const { bytesRead } = await file.read(piece, 0, piece.length, null);
      isLast = bytesRead === 0;
      const texts = (rest + decoded(piece.subarray(0, bytesRead), isLast)).split('\n');
      rest = isLast ? '' : (texts.pop() as string);
      if (rest.length > longest || texts.some(({ length }) => length > longest)) throw tooLong(texts);
      const lines = texts.map((text) => ({ text: text.endsWith('\r') ? text.slice(0, -1) : text, number: ++number }));
      if (isLast && lines.at(-1)?.text === '') lines.pop();
      yield lines;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw typeof code === 'string' && /^E[A-Z]+$/.test(code) ? refuse(code) : error;
  } finally {
    await file.close();
  }

  function decoded(bytes: Uint8Array, isLast: boolean): string {
    try {
      return decoder.decode(bytes, { stream: !isLast });
    } catch {
      throw new RangeError(
        `${subject}: expected text in UTF-8 in ${name}, got other bytes at line ${number + lineOf(bytes)} or soon after; save it as UTF-8`
      );
    }
  }

  function tooLong(texts: string[]): RangeError {
    const at = number + 1 + [...texts, rest].findIndex(({ length }) => length > longest);
    return new RangeError(
      `${subject}: expected lines of at most ${longest} characters in ${name}, got a longer one in line ${at}; give a file of text with short lines`
    );
  }
}

/** How many lines a text is read to before the first bytes that are not UTF-8. */
function lineOf(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  const bad = text.indexOf('\ufffd', 1);
  return text.slice(0, bad < 0 ? text.length : bad).split('\n').length;
}
