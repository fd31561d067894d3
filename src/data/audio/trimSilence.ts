import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkSamples } from './checkSamples';

export interface TrimSilenceOptions {
  /** What is quieter than the loudest place by more than this is silence, in decibels. Default 40. */
  below?: number;
  /** Samples over which loudness is measured. Default 512: 32 ms at 16 kHz. */
  window?: number;
  /** Samples from one measurement to the next. Default a quarter of the window. */
  hop?: number;
}

/**
 * A sound without the silence at its two ends; pauses within stay. Loudness is the root mean square over windows around every `hop`-th sample, and a place is silent where 20 log10(loudness / greatest loudness) is
 * -`below` or less: the same places as `librosa.effects.trim(y, top_db=below, frame_length=window, hop_length=hop)`. A sound of nothing but zeros becomes empty.
 *
 * @throws TypeError or RangeError for other samples, and options out of bounds.
 * @example
 * ```ts
 * const quiet = new Float32Array(8000);
 * const sound = Float32Array.of(...quiet, ...quiet.map((_, i) => Math.sin(i)), ...quiet);
 * kd.audio.trimSilence(sound).length; // 8448 of 24,000
 * ```
 */
export function trimSilence(samples: Float32Array, options: TrimSilenceOptions = {}): Float32Array {
  checkOptions('trimSilence', options, ['below', 'window', 'hop']);
  checkSamples('trimSilence', samples);
  const below = checkNumber('trimSilence', 'below', options.below ?? 40, { above: 0 });
  const window = checkNumber('trimSilence', 'window', options.window ?? 512, { integer: true, atLeast: 2, atMost: 2 ** 20 });
  const hop = checkNumber('trimSilence', 'hop', options.hop ?? Math.ceil(window / 4), { integer: true, atLeast: 1 });
  // Sums from the beginning up to each sample: a window takes one difference.
  const sums = new Float64Array(samples.length + 1);
  for (let i = 0; i < samples.length; i++) sums[i + 1] = sums[i] + samples[i] ** 2;
  const places = 1 + Math.floor(samples.length / hop);
  const power = Float64Array.from({ length: places }, (_, place) => {
    const start = place * hop - Math.floor(window / 2);
    return sums[within(start + window, samples.length)] - sums[within(start, samples.length)];
  });
  const greatest = power.reduce((a, b) => Math.max(a, b), 0);
  if (!(greatest > 0)) return new Float32Array(0);
  const least = greatest * 10 ** (-below / 10);
  // The loudest place is never silent, however little may lie below it.
  const isHeard = (value: number) => value > least || value === greatest;
  const first = power.findIndex(isHeard);
  let last = places - 1;
  while (!isHeard(power[last])) last--;
  return samples.slice(first * hop, Math.min(samples.length, (last + 1) * hop));
}

function within(place: number, length: number): number {
  return Math.min(Math.max(place, 0), length);
}
