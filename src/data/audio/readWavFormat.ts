import { showValue } from '../../checks/showValue';

/** How the numbers of a WAV file are written. */
export interface WavFormat {
  kind: 'integer' | 'float';
  /** Of a number as it is stored: 8, 16, 24, 32 or 64. */
  bits: number;
  channels: number;
  rate: number;
  /** Bytes of one number for each channel. */
  frameBytes: number;
}

/** Compressed sound, by the numbers of RFC 2361. */
const otherCodings: { [tag: number]: string } = {
  0x0002: 'Microsoft ADPCM',
  0x0006: 'A-law',
  0x0007: 'mu-law',
  0x0011: 'IMA ADPCM',
  0x0031: 'GSM 6.10',
  0x0050: 'MPEG',
  0x0055: 'MP3',
  0x00ff: 'AAC',
  0x0161: 'Windows Media'
};
const [integer, float, extensible] = [1, 3, 0xfffe];
/** The end of the identifier that an extensible format has, after its first two bytes. */
const extensibleEnd = '000000001000800000aa00389b71';

const convert = 'convert it: ffmpeg -i FILE -c:a pcm_s16le NEW.wav';

/**
 * Reads the chunk "fmt ".
 *
 * @throws RangeError for a coding other than plain numbers, and for sizes that contradict each other.
 */
export function readWavFormat(subject: string, chunk: Buffer): WavFormat {
  if (chunk.length < 16)
    throw new RangeError(`${subject}: expected a format of at least 16 bytes, got ${chunk.length}; get the file again`);
  const tag = tagOf(subject, chunk);
  const channels = chunk.readUInt16LE(2);
  const rate = chunk.readUInt32LE(4);
  const frameBytes = chunk.readUInt16LE(12);
  const said = chunk.readUInt16LE(14);
  const refuse = (expected: string, got: unknown) =>
    new RangeError(`${subject}: expected ${expected}, got ${showValue(got)}; get the file again, or ${convert}`);
  if (channels < 1 || channels > 64) throw refuse('1 to 64 channels', channels);
  if (rate < 100 || rate > 384_000) throw refuse('100 to 384,000 samples a second', rate);
  // 12 or 20 bits lie at the upper end of 2 or 3 bytes.
  const bits = 8 * Math.ceil(said / 8);
  const allowed = tag === float ? [32, 64] : [8, 16, 24, 32];
  if (!allowed.includes(bits)) throw refuse(`${allowed.join(', ').replace(/, (\d+)$/, ' or $1')} bits a number`, said);
  if (frameBytes !== (channels * bits) / 8)
    throw refuse(`${(channels * bits) / 8} bytes for ${channels} numbers of ${bits} bits`, frameBytes);
  return { kind: tag === float ? 'float' : 'integer', bits, channels, rate, frameBytes };
}

function tagOf(subject: string, chunk: Buffer): number {
  const written = chunk.readUInt16LE(0);
  if (written !== extensible) return checkedTag(subject, written);
  if (chunk.length < 40)
    throw new RangeError(`${subject}: expected an extensible format of 40 bytes, got ${chunk.length}; get the file again`);
  if (chunk.toString('hex', 26, 40) !== extensibleEnd)
    throw new RangeError(`${subject}: expected plain numbers, got another coding, ${chunk.toString('hex', 24, 40)}; ${convert}`);
  return checkedTag(subject, chunk.readUInt16LE(24));
}

function checkedTag(subject: string, tag: number): number {
  if (tag === integer || tag === float) return tag;
  const name = otherCodings[tag] ?? `coding 0x${tag.toString(16).padStart(4, '0')}`;
  throw new RangeError(`${subject}: expected plain numbers, got ${name}; ${convert}`);
}
