import { basename } from 'node:path';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkPath } from '../../checks/checkPath';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showPath } from '../../checks/showPath';
import { showValue } from '../../checks/showValue';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { fileSource, memorySource, type ByteSource } from './ByteSource';
import { findWavData } from './findWavData';
import { mixToMono } from './mixToMono';
import type { Sound } from './Sound';
import type { WavFormat } from './readWavFormat';

export interface ReadWavOptions {
  /** How many samples a file may have, each of which takes 4 bytes. Default 2^26: 23 minutes at 48 kHz, 256 MiB. */
  mostSamples?: number;
}

/** What a WAV file holds, mixed to one channel. */
export interface Wav extends Sound {
  /** How the file holds it. */
  format: Pick<WavFormat, 'kind' | 'bits' | 'channels'>;
  /** Bytes that the header says and the file does not have: more than 0 if the file is cut off. */
  missingBytes: number;
}

/** Read at a time. */
const pieceBytes = 2 ** 20;

/**
 * Reads a WAV file: integers of 8, 16, 24 or 32 bits, floats of 32 or 64 bits, also with WAVE_FORMAT_EXTENSIBLE and as RF64. Several channels become one, their mean. Integers
 * of n bits are divided by 2^(n-1), so that samples are from -1 to 1; floats stay as they are.
 *
 * The sizes in the header are not trusted. Where the size of the data is 0, or near 2 or 4 GB as a program leaves it that writes into a pipe, all to the end of the file is read. Where it is more than the file has, what there is
 * is read, and `missingBytes` says what is not there. The file is read in pieces of 1 MiB; memory is taken for what the file has, never for what it says.
 *
 * @param file a path, or the bytes of a file.
 * @throws TypeError or RangeError for what is no WAV file, another coding (MP3, ADPCM, A-law), a damaged header, samples that are no numbers, no samples, or too many. Error if it cannot be read.
 * @example
 * ```ts
 * const reading = kd.audio.readWav('speech.wav');
 * await reading.catch((error) => console.log(error.message)); // says what is there instead, unless the file is there
 * ```
 */
export async function readWav(file: string | Uint8Array, options: ReadWavOptions = {}): Promise<Wav> {
  checkOptions('readWav', options, ['mostSamples']);
  const mostSamples = checkNumber('readWav', 'mostSamples', options.mostSamples ?? 2 ** 26, {
    integer: true,
    atLeast: 1,
    atMost: 2 ** 30
  });
  if (isSafeToInspect(file) && file instanceof Uint8Array) return readFrom('readWav', memorySource(file), mostSamples);
  if (typeof file !== 'string')
    throw new TypeError(`readWav: expected the path of a WAV file or its bytes, got ${showValue(file)}; give one of them`);
  checkPath('readWav', file, 'give the path of a WAV file');
  const refuse = (got: string) =>
    new Error(`readWav: expected a WAV file at ${showPath(file)}, got ${got === 'ENOENT' ? 'nothing' : got}; look at the path`);
  return readFrom(`readWav: ${showPath(basename(file))}`, await fileSource(file, refuse), mostSamples);
}

async function readFrom(subject: string, source: ByteSource, mostSamples: number): Promise<Wav> {
  try {
    const { format, start, bytes, missing } = await findWavData(subject, source);
    const { frameBytes, channels, rate, kind, bits } = format;
    const count = Math.floor(bytes / frameBytes);
    if (count === 0)
      throw new RangeError(
        `${subject}: expected samples, got none (${bytes} bytes of data); get the file again, or leave it out`
      );
    if (count > mostSamples)
      throw new RangeError(
        `${subject}: expected at most ${mostSamples} samples, got ${count}, ${Math.round(count / rate)} seconds; cut it into pieces, or give {mostSamples} where memory allows`
      );
    const samples = new Float32Array(count);
    const pause = createInterruptiblePauser();
    const each = Math.max(1, Math.floor(pieceBytes / frameBytes));
    for (let first = 0; first < count; first += each) {
      const frames = Math.min(each, count - first);
      const piece = await source.read(start + first * frameBytes, frames * frameBytes);
      if (piece.length < frames * frameBytes)
        throw new Error(`${subject}: expected ${bytes} bytes of data, got fewer: it has changed meanwhile; read it again`);
      mixToMono(piece, format, samples.subarray(first, first + frames));
      await pause();
    }
    const odd = kind === 'float' ? samples.findIndex((sample) => !Number.isFinite(sample)) : -1;
    if (odd >= 0)
      throw new RangeError(`${subject}: expected finite samples, got ${samples[odd]} at sample ${odd}; get the file again`);
    return { samples, rate, format: { kind, bits, channels }, missingBytes: missing };
  } finally {
    await source.close();
  }
}
