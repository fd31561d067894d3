/** A WAV file of 16 bits, and what may be odd about it. */
export interface WavParts {
  samples?: readonly number[];
  rate?: number;
  channels?: number;
  tag?: number;
  /** What the chunk "data" says of its size. */
  dataSize?: number;
  /** Chunks before "data", without their header. */
  before?: { id: string; bytes: Uint8Array; padded?: boolean }[];
  /** Bytes that are left out at the end. */
  cut?: number;
}

/** The bytes of such a file. */
export function makeWavFile(parts: WavParts = {}): Buffer {
  const { samples = [0, 0.5, -0.5, 0.25], rate = 8000, channels = 1, tag = 1, before = [], cut = 0 } = parts;
  const format = Buffer.alloc(16);
  format.writeUInt16LE(tag, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(rate, 4);
  format.writeUInt32LE(rate * channels * 2, 8);
  format.writeUInt16LE(channels * 2, 12);
  format.writeUInt16LE(16, 14);
  const data = Buffer.alloc(samples.length * 2);
  samples.forEach((sample, i) => data.writeInt16LE(Math.round(sample * 2 ** 15), 2 * i));
  const others = before.map(({ id, bytes, padded = true }) => chunk(id, bytes, bytes.length, padded));
  const body = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', format), ...others, chunk('data', data, parts.dataSize)]);
  const whole = chunk('RIFF', body);
  return whole.subarray(0, whole.length - cut);
}

function chunk(id: string, bytes: Uint8Array, size = bytes.length, padded = true): Buffer {
  const head = Buffer.alloc(8);
  head.write(id, 'latin1');
  head.writeUInt32LE(size, 4);
  return Buffer.concat([head, bytes, Buffer.alloc(padded ? bytes.length % 2 : 0)]);
}
