import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkLogMel, frameCount } from './checkLogMel';
import { fixedLength } from './fixedLength';
import { logMelMaker } from './logMel';
import { logMelOptionNames } from './LogMelOptions';
import { resample } from './resample';
import type { Sound } from './Sound';
import type { SoundRowOptions } from './SoundRowOptions';
import { trimSilence } from './trimSilence';

export interface SoundRowMaker {
  /** Of one row: [samples] or [frames, bands, 1]. */
  shape: number[];
  /** Null for silence. `isCut` if the sound is longer than a row. */
  rowOf(sound: Sound): { row: Float32Array; isCut: boolean } | null;
}

/** What is quieter than this all along, 60 dB below the loudest possible, is silence. */
const leastPeak = 1e-3;

/** @throws TypeError or RangeError for options out of bounds. */
export function createSoundRowMaker(subject: string, options: SoundRowOptions): SoundRowMaker {
  const rate = checkNumber(subject, 'rate', options.rate ?? 16_000, { integer: true, atLeast: 1000, atMost: 96_000 });
  const seconds = checkNumber(subject, 'seconds', options.seconds ?? 3, { atLeast: 0.05, atMost: 600 });
  const { trim = 40, logMel = false } = options;
  if (trim !== false) checkNumber(subject, 'trim', trim, { above: 0 });
  const samples = Math.round(seconds * rate);
  const picture = typeof logMel === 'boolean' ? (logMel ? {} : null) : logMel;
  const shape = [samples];
  let toRow = (sound: Float32Array) => sound;
  if (picture) {
    const own = `${subject}: logMel`;
    checkOptions(
      own,
      picture,
      logMelOptionNames.filter((name) => name !== 'rate')
    );
    const checked = checkLogMel(own, { ...picture, rate });
    shape.splice(0, 1, frameCount(own, samples, checked), checked.bands, 1);
    const spectrogram = logMelMaker(own, checked);
    toRow = (sound) => spectrogram(sound).values;
  }
  return {
    shape,
    rowOf(sound) {
      if (sound.samples.every((sample) => Math.abs(sample) < leastPeak)) return null;
      const heard = resample(sound.samples, { from: sound.rate, to: rate });
      const kept = trim === false ? heard : trimSilence(heard, { below: trim, window: Math.max(2, Math.round(0.032 * rate)) });
      return kept.length === 0 ? null : { row: toRow(fixedLength(kept, samples)), isCut: kept.length > samples };
    }
  };
}
