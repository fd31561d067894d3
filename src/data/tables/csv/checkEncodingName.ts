import { showValue } from '../../../checks/showValue';

/** Turns pieces of a file into UTF-8; the last call says so. Throws TypeError for bytes that are no text in the encoding. */
export type Recode = (bytes: Buffer, isLast: boolean) => Buffer;

const spellings: { [name: string]: string } = { utf16le: 'utf-16le', utf16: 'utf-16le', utf16be: 'utf-16be', ucs2: 'utf-16le' };

/** The name of an encoding in the manner of the WHATWG Encoding Standard. */
export function checkEncodingName(subject: string, name: unknown): string {
  try {
    if (typeof name !== 'string') throw new TypeError();
    return new TextDecoder(spellings[name.toLowerCase().replace(/[-_]/g, '')] ?? name).encoding;
  } catch {
    throw new TypeError(
      `${subject}: expected encoding to be the name of one, got ${showValue(name)}; give "utf-8", "utf-16le", "windows-1252" (latin1), "shift_jis", "gb18030" or another of the Encoding Standard`
    );
  }
}

/** The encoding that the first bytes of a file say, and how many bytes they take to say it. */
export function findByteOrderMark(bytes: Buffer): { encoding: string; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** @param encoding as `checkEncodingName` gives it. UTF-8 is passed on as it is, unchecked. */
export function createRecoder(encoding: string): Recode {
  if (encoding === 'utf-8') return (bytes) => bytes;
  // Some versions of Node read the bytes from 0x80 to 0x9f as control characters.
  if (encoding === 'windows-1252')
    return (bytes) =>
      Buffer.from(bytes.toString('latin1').replace(/[\x80-\x9f]/g, (mark) => windows1252[mark.charCodeAt(0) - 0x80]));
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (bytes, isLast) => Buffer.from(decoder.decode(bytes, { stream: !isLast }));
}

/** Of the bytes from 0x80 to 0x9f; five have no character of their own. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
