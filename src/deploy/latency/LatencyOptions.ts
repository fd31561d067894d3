import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { LatencyView } from '../../views/View';
import type { Machine } from './machineOf';

/** What is called: its answer is looked at, and waited for where it is a promise. */
export interface LatencyModel {
  /** One row, [columns], or a tfjs model, which is asked for all numbers that it gives. */
  predict: ((row: Float32Array) => unknown) | tf.LayersModel;
  /** Rows one after the other, [count * columns]. Default: predict's own `batch`; with neither it is asked for one row alone. */
  batch?: (rows: Float32Array, count: number) => unknown;
  /** Default: predict's own `bytes`, of a tfjs model 4 for each weight; else it is not said. */
  bytesInMemory?: number;
  /** Default: not said. */
  bytesOnDisk?: number;
}

export interface LatencyOptions {
  /** By their names. A function of one row stands for `{ predict }`, and so does a tfjs model. */
  models: { [name: string]: LatencyModel['predict'] | LatencyModel };
  /** Real rows: each call has others than the one before. NaN is a missing value. */
  rows: Dataset | Matrix;
  /** Rows a call. Default [1]. */
  batches?: number[];
  /** The model whose median is divided by those of the others. Default the first. */
  of?: string;
  /** About how long to measure, all batches together. One round is made in any case. Default 5. */
  seconds?: number;
  /** Of the order of rows and models. Default 0. */
  seed?: number;
}

/** How long a model takes for a call, in microseconds. */
export interface CallTimes {
  name: string;
  /** Rows a call. */
  batch: number;
  /** How many were timed, and in how many rounds. */
  calls: number;
  rounds: number;
  p50: number;
  /** 95 % interval of p50 from rounds drawn with replacement; null of fewer than 6. */
  interval: [low: number, high: number] | null;
  p95: number;
  p99: number;
  /** batch / p50. */
  rowsPerSecond: number;
  bytesInMemory: number | null;
  bytesOnDisk: number | null;
}

/** p50 of a model over that of another. Below 1 it is the faster one. */
export interface LatencyRatio {
  model: string;
  against: string;
  batch: number;
  ratio: number;
  /** 95 %, both from the same rounds; null of fewer than 6. */
  interval: [low: number, high: number] | null;
}

/** Plain data. As a cell's last value it shows `view`. */
export interface Latency {
  machine: Machine;
  calls: CallTimes[];
  ratios: LatencyRatio[];
  /** Microseconds between two looks at the clock with nothing between them: they are in every number. */
  clock: number;
  /** What the picture is made from, in milliseconds; `kd.latencyView(view, {title})` gives it another title. */
  view: LatencyView;
}
