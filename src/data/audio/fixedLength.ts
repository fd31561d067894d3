import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { checkSamples } from './checkSamples';

export interface FixedLengthOptions {
  /** "start" (default) cuts and pads at the end, "centre" at both ends alike. */
  keep?: 'start' | 'centre';
}

/**
 * A sound of as many samples as wanted: a longer one is cut, a shorter one is padded with silence.
 *
 * @throws TypeError or RangeError for other samples, a length that is no whole number of at least 1, and an unknown option.
 * @example
 * ```ts
 * kd.audio.fixedLength(Float32Array.of(1, 2, 3), 5); // 1, 2, 3, 0, 0
 * kd.audio.fixedLength(Float32Array.of(1, 2, 3), 5, { keep: 'centre' }); // 0, 1, 2, 3, 0
 * ```
 */
export function fixedLength(samples: Float32Array, length: number, options: FixedLengthOptions = {}): Float32Array {
  checkOptions('fixedLength', options, ['keep']);
  checkSamples('fixedLength', samples);
  checkNumber('fixedLength', 'length', length, { integer: true, atLeast: 1, atMost: 2 ** 30 });
  const { keep = 'start' } = options;
  if (keep !== 'start' && keep !== 'centre')
    throw new TypeError(`fixedLength: expected keep to be "start" or "centre", got ${showValue(keep)}; give one of them`);
  const result = new Float32Array(length);
  const before = keep === 'start' ? 0 : Math.floor(Math.abs(length - samples.length) / 2);
  if (samples.length > length) result.set(samples.subarray(before, before + length));
  else result.set(samples, before);
  return result;
}
