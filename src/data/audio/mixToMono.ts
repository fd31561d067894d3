import type { WavFormat } from './readWavFormat';

/** Writes the mean of the channels of each frame into the samples. */
export function mixToMono(bytes: Buffer, { kind, bits, channels, frameBytes }: WavFormat, samples: Float32Array): void {
  const [read, scale] = kind === 'float' ? floats[bits as 32 | 64] : integers[bits as 8 | 16 | 24 | 32];
  const step = bits / 8;
  const share = scale / channels;
  for (let frame = 0; frame < samples.length; frame++) {
    let sum = 0;
    for (let at = frame * frameBytes, end = at + frameBytes; at < end; at += step) sum += read(bytes, at);
    samples[frame] = sum * share;
  }
}

type Reading = [read: (bytes: Buffer, at: number) => number, scale: number];

const integers: { [bits in 8 | 16 | 24 | 32]: Reading } = {
  // Only these have no sign.
  8: [(bytes, at) => bytes[at] - 128, 2 ** -7],
  16: [(bytes, at) => ((bytes[at] | (bytes[at + 1] << 8)) << 16) >> 16, 2 ** -15],
  24: [(bytes, at) => ((bytes[at] << 8) | (bytes[at + 1] << 16) | (bytes[at + 2] << 24)) >> 8, 2 ** -23],
  32: [(bytes, at) => bytes.readInt32LE(at), 2 ** -31]
};

const floats: { [bits in 32 | 64]: Reading } = {
  32: [(bytes, at) => bytes.readFloatLE(at), 1],
  64: [(bytes, at) => bytes.readDoubleLE(at), 1]
};
