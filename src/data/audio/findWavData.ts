import type { ByteSource } from './ByteSource';
import { readWavFormat, type WavFormat } from './readWavFormat';

/** Where the numbers of a WAV file are. */
export interface WavData {
  format: WavFormat;
  /** Byte at which they begin. */
  start: number;
  /** How many bytes there are, never beyond the end of the file. */
  bytes: number;
  /** How many are missing, if the header says more than the file has. 0 for a header that was never filled in. */
  missing: number;
}

/** More than any program writes: what has more is made to take time. */
const mostChunks = 10_000;
const again = 'get the file again';

/**
 * Goes through the chunks of a WAV file. What they say of their sizes is never trusted beyond the end of the file.
 *
 * @throws RangeError for what is no WAV file, for one without a format or numbers, and for a coding other than plain numbers.
 */
export async function findWavData(subject: string, source: ByteSource): Promise<WavData> {
  const head = await source.read(0, 12);
  const kind = head.toString('latin1', 0, 4);
  if (head.length < 12 || !['RIFF', 'RF64'].includes(kind) || head.toString('latin1', 8, 12) !== 'WAVE')
    throw new RangeError(`${subject}: expected a WAV file, got ${kindOf(head)}; ${adviceFor(head)}`);
  let format: WavFormat | undefined;
  let longSize: number | undefined;
  let at = 12;
  for (let chunk = 0; chunk < mostChunks; chunk++) {
    const { id, size } = await chunkAt(source, at);
    if (id === undefined)
      throw new RangeError(
        `${subject}: expected ${format ? 'a chunk "data"' : 'a chunk "fmt "'}, got the end of the file; ${again}`
      );
    const start = at + 8;
    if (id === 'ds64') longSize = await longSizeAt(source, start);
    if (id === 'fmt ' && !format) format = readWavFormat(subject, await source.read(start, Math.min(size, 40)));
    if (id === 'data') {
      if (!format) throw new RangeError(`${subject}: expected a chunk "fmt " before "data", got none; ${again}`);
      return {
        format,
        start,
        ...bytesOf(source.length - start, kind === 'RF64' && size === unknownSize ? (longSize ?? 0) : size)
      };
    }
    at = size % 2 === 0 ? start + size : await afterOddChunk(source, start + size);
  }
  throw new RangeError(`${subject}: expected at most ${mostChunks} chunks before "data", got more; ${again}`);
}

const unknownSize = 0xffffffff;

/** Who writes into a pipe cannot go back to the header: it then holds 0, or a size near 2 or 4 GB. */
const longestPlaceholder = 0x7fff_0000;

function bytesOf(there: number, said: number): { bytes: number; missing: number } {
  const isUnfilled = said === 0 || said >= longestPlaceholder;
  if (said <= there && said !== 0) return { bytes: said, missing: 0 };
  return { bytes: there, missing: isUnfilled ? 0 : said - there };
}

/** The size of the data that RF64 keeps apart, after that of the whole file. */
async function longSizeAt(source: ByteSource, start: number): Promise<number | undefined> {
  const sizes = await source.read(start, 16);
  return sizes.length < 16 ? undefined : Number(sizes.readBigUInt64LE(8));
}

async function chunkAt(source: ByteSource, at: number): Promise<{ id?: string; size: number }> {
  const head = await source.read(at, 8);
  return head.length < 8 ? { size: 0 } : { id: head.toString('latin1', 0, 4), size: head.readUInt32LE(4) };
}

/** A chunk of an odd size ends with a byte of padding, which some programs leave out. */
async function afterOddChunk(source: ByteSource, end: number): Promise<number> {
  const next = (await source.read(end, 5)).toString('latin1');
  const isUnpadded = /^[\x20-\x7e]{4}/.test(next) && !/^.(data|fmt |LIST|fact)/s.test(next);
  return isUnpadded ? end : end + 1;
}

function kindOf(head: Buffer): string {
  if (head.length === 0) return 'an empty file';
  const text = head.toString('latin1');
  const found = otherFiles.find(([pattern]) => pattern.test(text));
  return found
    ? found[1]
    : `${head.length < 12 ? `${head.length} bytes` : 'another file'} that begin${head.length < 12 ? '' : 's'} with ${head.toString('hex', 0, 4)}`;
}

const otherFiles: [RegExp, string][] = [
  [/^RIFX/, 'one with its bytes in the other order (RIFX)'],
  [/^RIFF....AVI /s, 'an AVI film'],
  [/^(ID3|\xff[\xe2-\xff])/, 'an MP3 file'],
  [/^fLaC/, 'a FLAC file'],
  [/^OggS/, 'an Ogg file'],
  [/^FORM....AIF/s, 'an AIFF file'],
  [/^....ftyp/s, 'an MP4 file'],
  [/^PK/, 'a zip'],
  [/^\s*</, 'a web page'],
  [/^version http/, 'the pointer of Git LFS']
];

function adviceFor(head: Buffer): string {
  const kind = kindOf(head);
  if (kind === 'a zip') return 'unpack it';
  if (/MP|FLAC|Ogg|AIFF|AVI|RIFX/.test(kind)) return 'convert it: ffmpeg -i FILE -c:a pcm_s16le NEW.wav';
  return again;
}
