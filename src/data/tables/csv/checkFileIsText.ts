import { isUtf8 } from 'node:buffer';

const magics: [start: string, what: string, fix: string][] = [
  ['PAR1', 'a Parquet file', 'read it with readParquet'],
  ['\x1f\x8b', 'a gzip file inside another', 'unpack it first'],
  ['PK\x03\x04', 'a zip file or a spreadsheet', 'unpack it, or export the sheet as CSV'],
  ['\x28\xb5\x2f\xfd', 'a zstd file', 'unpack it first'],
  ['BZh', 'a bzip2 file', 'unpack it first'],
  ['\xfd7zXZ', 'an xz file', 'unpack it first'],
  ['\xd0\xcf\x11\xe0', 'a spreadsheet of an old kind', 'export the sheet as CSV'],
  ['\xff\xfe\0\0', 'text in UTF-32', 'save it as UTF-8'],
  ['version https://git-lfs', 'a pointer of Git LFS', 'get the file itself with git lfs pull'],
  ['<!DOCTYPE', 'a web page', 'download the file itself'],
  ['<html', 'a web page', 'download the file itself']
];

/** An object with a name in it, or a list of lists or objects; a list of JSON has one value a line, perhaps. */
const json = /^\ufeff?\s*(\{\s*"|\[\s*[[{])/;
const ofJson: (typeof magics)[number] = [
  '',
  'a JSON file',
  'read it with JSON.parse, line by line if each line is an object, and make a table of the rows with kd.table'
];

/** @throws Error if a file that starts with these bytes cannot be a CSV file. */
export function checkFileIsText(subject: string, bytes: Buffer): void {
  const start = bytes.toString('latin1', 0, 24);
  const magic =
    magics.find(([prefix]) => start.startsWith(prefix)) ?? (json.test(bytes.toString('utf8', 0, 256)) ? ofJson : undefined);
  if (magic) throw new Error(`${subject}: expected a CSV file, got ${magic[1]}; ${magic[2]}`);
}

/** @throws Error if there is a zero byte, which text never has. */
export function checkNoZeros(subject: string, bytes: Buffer): void {
  const at = bytes.indexOf(0);
  if (at < 0) return;
  const after = bytes.subarray(0, 1000).filter((byte, i) => byte === 0 && i % 2 === 1).length;
  const before = bytes.subarray(0, 1000).filter((byte, i) => byte === 0 && i % 2 === 0).length;
  // Every second byte of most texts in UTF-16 is zero.
  const isWide = Math.max(after, before) > 10 * Math.min(after, before) + 0.2 * Math.min(1000, bytes.length);
  const fix = isWide
    ? `read it with {encoding: '${after > before ? 'utf-16le' : 'utf-16be'}'}`
    : "give a CSV file, and name its {encoding: 'utf-16le'} if it is one of text";
  throw new Error(
    `${subject}: expected text in UTF-8, got ${isWide ? 'UTF-16 without a mark' : 'a zero byte, as in a binary file or UTF-16'}; ${fix}`
  );
}

/** A function that says whether the bytes so far, given piece by piece, are UTF-8; a character may be cut in two by the pieces. */
export function utf8Check(): (bytes: Buffer) => boolean {
  let rest: Buffer = Buffer.alloc(0);
  return (bytes) => {
    const all = rest.length ? Buffer.concat([rest, bytes]) : bytes;
    const whole = all.length - unfinished(all);
    // A copy, since the next piece may be read into the same memory.
    rest = Buffer.from(all.subarray(whole));
    return isUtf8(all.subarray(0, whole));
  };
}

/** How many bytes at the end begin a character that is longer than they are. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}
