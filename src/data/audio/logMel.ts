import { checkOptions } from '../../checks/checkOptions';
import { checkLogMel, frameCount } from './checkLogMel';
import { checkSamples } from './checkSamples';
import { createFramedWindow } from './createFramedWindow';
import { logMelOptionNames, type LogMelOptions } from './LogMelOptions';
import { createMelFilters } from './createMelFilters';
import { computePowerSpectrum } from './computePowerSpectrum';

/** Time from above to below, pitch from left to right. */
export interface LogMel {
  /** [frames, bands]. */
  shape: [frames: number, bands: number];
  /** Frame after frame. */
  values: Float32Array;
}

/**
 * The log-mel spectrogram of a sound: log(max(floor, M |DFT(w x)|^2)), the natural logarithm of the power in each mel band of each frame, with Hann's window w (periodic) and triangular filters M. In double precision, and the same as
 * `log(maximum(floor, librosa.feature.melspectrogram(y, sr=rate, n_fft=fftSize, win_length=window, hop_length=hop, n_mels=bands, fmin=lowest, fmax=highest, htk=True, norm=None, center=False)))` with the defaults. `kd.layers.logMel` is
 * the same as a layer of a model.
 *
 * Davis and Mermelstein 1980, "Comparison of parametric representations for monosyllabic word recognition"; the scales are those of HTK (Young et al.) and of Slaney's Auditory Toolbox (1998).
 *
 * @throws TypeError or RangeError for other samples, an option out of bounds, and a sound shorter than a frame.
 * @example
 * ```ts
 * const tone = Float32Array.from({ length: 16000 }, (_, i) => Math.sin((2 * Math.PI * 440 * i) / 16000));
 * const { shape, values } = kd.audio.logMel(tone, { bands: 64 }); // shape [97, 64]
 * ```
 */
export function logMel(samples: Float32Array, options: LogMelOptions = {}): LogMel {
  checkOptions('logMel', options, logMelOptionNames);
  checkSamples('logMel', samples);
  const checked = checkLogMel('logMel', options);
  return logMelMaker('logMel', checked)(samples);
}

/** Makes what all sounds share once: the window, the filters and the tables of the transform. */
export function logMelMaker(subject: string, options: Required<LogMelOptions>): (samples: Float32Array) => LogMel {
  const { hop, fftSize, bands, floor, padding } = options;
  const [window, filters, spectrum] = [
    createFramedWindow(options),
    bandsOfFilters(createMelFilters(options), bands),
    computePowerSpectrum(fftSize)
  ];
  const [frame, power] = [new Float64Array(fftSize), new Float64Array(Math.floor(fftSize / 2) + 1)];
  const before = padding === 'none' ? 0 : Math.floor(fftSize / 2);
  return (samples) => {
    const frames = frameCount(subject, samples.length, options);
    const values = new Float32Array(frames * bands);
    for (let row = 0; row < frames; row++) {
      for (let i = 0; i < fftSize; i++) frame[i] = window[i] * sampleAt(samples, row * hop + i - before, padding);
      spectrum(frame, power);
      for (let band = 0; band < bands; band++) {
        const { first, weights } = filters[band];
        let sum = 0;
        for (let i = 0; i < weights.length; i++) sum += weights[i] * power[first + i];
        values[row * bands + band] = Math.log(Math.max(floor, sum));
      }
    }
    return { shape: [frames, bands], values };
  };
}

function sampleAt(samples: Float32Array, at: number, padding: 'none' | 'zeros' | 'reflect'): number {
  if (at >= 0 && at < samples.length) return samples[at];
  if (padding !== 'reflect') return 0;
  return at < 0 ? samples[-at] : samples[2 * (samples.length - 1) - at];
}

/** Most of a filter is zeros. */
function bandsOfFilters(filters: Float64Array, bands: number): { first: number; weights: Float64Array }[] {
  return Array.from({ length: bands }, (_, band) => {
    const column = filters.filter((_, i) => i % bands === band);
    const [first, end] = [column.findIndex((weight) => weight > 0), column.length - lastZeros(column)];
    return first < 0 ? { first: 0, weights: column.slice(0, 0) } : { first, weights: column.slice(first, end) };
  });
}

function lastZeros(values: Float64Array): number {
  let zeros = 0;
  while (zeros < values.length && values[values.length - 1 - zeros] === 0) zeros++;
  return zeros;
}
