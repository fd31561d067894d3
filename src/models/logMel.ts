import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { checkLogMel, frameCount } from '../data/audio/checkLogMel';
import { createFramedWindow } from '../data/audio/createFramedWindow';
import { logMelOptionNames, type LogMelOptions } from '../data/audio/LogMelOptions';
import { createMelFilters } from '../data/audio/createMelFilters';
import { checkLayerName } from './checkLayerName';
import { listLayerInputs, shapesOf } from './listLayerInputs';

export interface LogMelLayerOptions extends LogMelOptions {
  name?: string;
  /** The shape of a row, if it is the first layer: [samples]. */
  inputShape?: number[];
}

/**
 * The log-mel spectrogram of each sound, as the first layer of a model: [batch, samples] or [batch, samples, 1] to [batch, frames, bands, 1], a picture with time from above to below and pitch from left to right. It
 * computes what `kd.audio.logMel` does, in single precision: the discrete Fourier transform is a product with a matrix, so it runs in graphs and has gradients. Nothing is learnt, and a saved model takes plain
 * samples.
 *
 * Where a band is more than 60 dB below the strongest one of its frame, single precision shows in the fourth digit of the logarithm.
 *
 * @throws TypeError or RangeError for an option out of bounds, and rows that are no sounds or shorter than a frame.
 * @example
 * ```ts
 * const teacher = tf.sequential({ layers: [
 *   kd.layers.logMel({ rate: 16000, bands: 40, inputShape: [16000] }),
 *   tf.layers.conv2d({ filters: 8, kernelSize: 3, strides: 2, activation: 'relu' }),
 *   tf.layers.globalAveragePooling2d({}),
 *   tf.layers.dense({ units: 4 })
 * ] });
 * teacher.layers[0].outputShape; // [null, 97, 40, 1]
 * ```
 */
export function logMel(options: LogMelLayerOptions = {}): tf.layers.Layer {
  checkOptions('logMel', options, [...logMelOptionNames, 'name', 'inputShape', 'trainable', 'dtype', 'batchInputShape']);
  const { name, inputShape, ...rest } = options;
  const own = { ...rest, ...checkLogMel('logMel', options) };
  return new LogMelLayer({ ...own, ...checkLayerName('logMel', name), ...(inputShape && { inputShape }) });
}

/** The layer behind `logMel`. */
export class LogMelLayer extends tf.layers.Layer {
  static className = 'LogMel';
  readonly options: Required<LogMelOptions>;
  readonly tables: { transform: Float32Array; filters: Float32Array };

  constructor(config: LogMelLayerOptions) {
    super(Object.fromEntries(Object.entries(config).filter(([name]) => !isOwn(name))));
    this.options = checkLogMel('logMel', config);
    this.tables = tablesOf(this.options);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [given] = listLayerInputs(inputs);
      const [batch] = given.shape;
      const { bands, floor, padding, fftSize, hop } = this.options;
      const samples = samplesOf(given.shape);
      const frames = frameCount('logMel', samples, this.options);
      const flat = tf.reshape(given, [batch, samples]) as tf.Tensor2D;
      const rows = framesOf(padded(flat, Math.floor(fftSize / 2), padding), frames, this.options);
      const { transform, filters } = this.tables;
      const parts = tf.matMul(rows, tf.tensor2d(transform, [hop * hopsOf(this.options), filters.length / bands]));
      const mel = tf.matMul(tf.square(parts) as tf.Tensor2D, tf.tensor2d(filters, [filters.length / bands, bands]));
      return tf.reshape(tf.log(tf.maximum(mel, floor)), [batch, frames, bands, 1]);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [shape] = shapesOf(inputShape);
    return [shape[0], frameCount('logMel', samplesOf(shape), this.options), this.options.bands, 1];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.options };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(LogMelLayer);

function isOwn(name: string): boolean {
  return (logMelOptionNames as readonly string[]).includes(name);
}

/** @throws RangeError for rows that are no sounds of a known length. */
function samplesOf(shape: tf.Shape): number {
  const [, samples, channels = 1] = shape;
  if (shape.length <= 3 && samples && channels === 1) return samples;
  throw new RangeError(
    `logMel: expected sounds [batch, samples] or [batch, samples, 1], got [${shape.map((size) => size ?? 'any').join(', ')}]; give sounds of one length, see kd.audio.fixedLength`
  );
}

/** Of how many hops a frame is, the last one cut off. */
function hopsOf({ fftSize, hop }: Required<LogMelOptions>): number {
  return Math.ceil(fftSize / hop);
}

/** The window with cosines and sines of each bin, [hops of a frame, 2 bins], and the filters for the squares of both, [2 bins, bands]. */
function tablesOf(options: Required<LogMelOptions>): { transform: Float32Array; filters: Float32Array } {
  const { fftSize, hop } = options;
  const bins = Math.floor(fftSize / 2) + 1;
  const window = createFramedWindow(options);
  const transform = new Float32Array(hopsOf(options) * hop * 2 * bins);
  for (let i = 0; i < fftSize; i++)
    for (let bin = 0; bin < bins; bin++) {
      // The remainder first: a large angle would lose digits.
      const angle = (2 * Math.PI * ((i * bin) % fftSize)) / fftSize;
      transform[i * 2 * bins + bin] = window[i] * Math.cos(angle);
      transform[i * 2 * bins + bins + bin] = window[i] * Math.sin(angle);
    }
  const once = createMelFilters(options);
  const filters = new Float32Array(2 * once.length);
  filters.set(once);
  filters.set(once, once.length);
  return { transform, filters };
}

function padded(x: tf.Tensor2D, half: number, padding: Required<LogMelOptions>['padding']): tf.Tensor2D {
  if (padding === 'none') return x;
  const sides: [number, number][] = [
    [0, 0],
    [half, half]
  ];
  return padding === 'zeros' ? tf.pad(x, sides) : tf.mirrorPad(x, sides, 'reflect');
}

/** Frames that overlap, [batch frames, hops of a frame]: neighbouring hops side by side. */
function framesOf(x: tf.Tensor2D, frames: number, options: Required<LogMelOptions>): tf.Tensor2D {
  const { hop } = options;
  const hops = hopsOf(options);
  const [batch, samples] = x.shape;
  const wanted = (frames - 1 + hops) * hop;
  const fitting =
    samples < wanted
      ? tf.pad(x, [
          [0, 0],
          [0, wanted - samples]
        ])
      : tf.slice(x, [0, 0], [-1, wanted]);
  const pieces = tf.reshape(fitting, [batch, frames - 1 + hops, hop]) as tf.Tensor3D;
  const moved = Array.from({ length: hops }, (_, i) => tf.slice(pieces, [0, i, 0], [-1, frames, -1]));
  return tf.reshape(tf.concat(moved, 2), [batch * frames, hops * hop]) as tf.Tensor2D;
}
