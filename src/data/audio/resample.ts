import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkSamples } from './checkSamples';

export interface ResampleOptions {
  /** Samples a second of what is given. */
  from: number;
  /** Samples a second of the result. */
  to: number;
}

/**
 * A sound at another rate. What the lower of both rates cannot hold is filtered out, by a sinc of 10 zero crossings to each side of a sample (at the lower rate) under a Kaiser window (beta 5): the numbers are those of
 * `scipy.signal.resample_poly` to single precision. n samples become ceil(n to / from); outside of the sound is silence.
 *
 * @throws TypeError or RangeError for other samples, and for rates that are not whole numbers from 100 to 384,000.
 * @example
 * ```ts
 * const tone = Float32Array.from({ length: 4800 }, (_, i) => Math.sin((2 * Math.PI * 440 * i) / 48000));
 * kd.audio.resample(tone, { from: 48000, to: 16000 }).length; // 1600, the same tone
 * ```
 */
export function resample(samples: Float32Array, options: ResampleOptions): Float32Array {
  checkOptions('resample', options, ['from', 'to']);
  checkSamples('resample', samples);
  const rate = (name: 'from' | 'to') =>
    checkNumber('resample', name, options?.[name], { integer: true, atLeast: 100, atMost: 384_000 });
  const [from, to] = [rate('from'), rate('to')];
  if (from === to) return samples.slice();
  const common = commonDivisor(from, to);
  const [up, down] = [to / common, from / common];
  const half = 10 * Math.max(up, down);
  const filter = lowPass(half, Math.max(up, down), up);
  const result = new Float32Array(Math.ceil((samples.length * up) / down));
  for (let i = 0; i < result.length; i++) {
    // Where the sample lies between the given ones, of which there are `up - 1` zeros between each two.
    const centre = i * down;
    const first = Math.max(0, Math.ceil((centre - half) / up));
    const last = Math.min(samples.length - 1, Math.floor((centre + half) / up));
    let sum = 0;
    for (let k = first, at = half + centre - first * up; k <= last; k++, at -= up) sum += samples[k] * filter[at];
    result[i] = sum;
  }
  return result;
}

/** A windowed sinc that cuts off at 1 / factor of half the rate, and keeps constants as they are times the gain. */
function lowPass(half: number, factor: number, gain: number): Float64Array {
  const filter = new Float64Array(2 * half + 1);
  let sum = 0;
  for (let i = 0; i <= 2 * half; i++) {
    const x = (i - half) / factor;
    const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    filter[i] = sinc * bessel(5 * Math.sqrt(Math.max(0, 1 - ((i - half) / half) ** 2)));
    sum += filter[i];
  }
  return filter.map((value) => (value * gain) / sum);
}

/** The modified Bessel function of the first kind, of order 0, by its series. */
function bessel(x: number): number {
  let [term, sum] = [1, 1];
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
