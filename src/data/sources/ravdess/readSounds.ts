import { createHash } from 'node:crypto';
import { warnIfCallbackRejects } from '../../../checks/warnIfCallbackRejects';
import { readWav } from '../../audio/readWav';
import type { SoundRowMaker } from '../../audio/createSoundRowMaker';
import { bytesOf } from '../../disk/RowFile';
import { resolveRealPathIn } from '../publishedParts/resolveRealPathIn';

/** A file that became a row. */
export interface SoundRead<Of> {
  of: Of;
  row: Float32Array;
  sha256: string;
  rate: number;
  isCut: boolean;
}

/** A file that did not, and why. */
export interface LeftOut {
  /** Relative to the folder. */
  file: string;
  why: string;
  reason: 'notRead' | 'truncated' | 'silent' | 'duplicate';
}

/** A recording of a sentence is shorter by far. */
const mostSeconds = 180;
const mostSamples = mostSeconds * 96_000;

/** Reads files one after the other. Sounds that are the same sample for sample are read once. */
export async function readSounds<Of extends { file: string }>(
  subject: string,
  root: string,
  files: readonly Of[],
  { maker, pause, onProgress }: { maker: SoundRowMaker; pause: () => Promise<void>; onProgress?: (share: number) => void }
): Promise<{ read: SoundRead<Of>[]; leftOut: LeftOut[] }> {
  const tell = warnIfCallbackRejects(subject, 'onProgress', onProgress);
  const [read, leftOut, firstOf]: [SoundRead<Of>[], LeftOut[], Map<string, string>] = [[], [], new Map()];
  for (const [i, of] of files.entries()) {
    const outcome = await readOne(root, of, maker);
    const first = 'reason' in outcome ? undefined : firstOf.get(outcome.sha256);
    if ('reason' in outcome) leftOut.push({ file: of.file, ...outcome });
    else if (first !== undefined) leftOut.push({ file: of.file, reason: 'duplicate', why: `the same sound as ${first}` });
    else {
      firstOf.set(outcome.sha256, of.file);
      read.push({ of, ...outcome });
    }
    tell((i + 1) / files.length);
    await pause();
  }
  return { read, leftOut };
}

async function readOne<Of extends { file: string }>(
  root: string,
  { file }: Of,
  maker: SoundRowMaker
): Promise<Omit<SoundRead<Of>, 'of'> | Omit<LeftOut, 'file'>> {
  try {
    const path = await resolveRealPathIn(root, file, (got) => new Error(`expected a file, got ${got}; look at it`));
    const wav = await readWav(path, { mostSamples });
    if (wav.missingBytes > 0) return { reason: 'truncated', why: `cut off, ${wav.missingBytes} bytes are missing` };
    if (wav.samples.length > mostSeconds * wav.rate)
      return {
        reason: 'notRead',
        why: `expected at most ${mostSeconds} seconds, got ${Math.round(wav.samples.length / wav.rate)}`
      };
    const made = maker.rowOf(wav);
    if (!made) return { reason: 'silent', why: 'silent' };
    return { ...made, rate: wav.rate, sha256: createHash('sha256').update(bytesOf(wav.samples)).digest('hex') };
  } catch (error) {
    // Only what is said of a file is told of it; an interrupt ends all.
    if (!(error instanceof Error) || !/^(readWav|expected)/.test(error.message)) throw error;
    return { reason: 'notRead', why: error.message.replace(/^.*?expected /s, 'expected ') };
  }
}
