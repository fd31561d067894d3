import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { Teacher } from '../../teachers/Teacher';
import type { LatencyView } from '../../views/View';
import type { Machine } from './describeMachine';

/** The function to time: its answer is read, and awaited if it is a promise. */
export interface LatencyModel {
  /** Takes one row, [columns]; or a tfjs model or a teacher (`kd.onnx`, `kd.xgboost`), whose output numbers are all read. */
  predict: ((row: Float32Array) => unknown) | tf.LayersModel | Teacher;
  /** Takes several rows in one array, [count * columns]. Default: predict's own `batch`; without either, only single rows are timed. */
  batch?: (rows: Float32Array, count: number) => unknown;
  /** Default: predict's own `bytes`; for a tfjs model 4 per weight; for a teacher what its `info` says; otherwise unknown. */
  bytesInMemory?: number;
  /** Default: unknown. */
  bytesOnDisk?: number;
}

export interface LatencyOptions {
  /** Models by name. A function of one row is short for `{ predict }`, and so are a tfjs model and a teacher. */
  models: { [name: string]: LatencyModel['predict'] | LatencyModel };
  /** Real rows: each call gets different ones. NaN is a missing value. */
  rows: Dataset | Matrix;
  /** Rows per call. Default [1]. */
  batches?: number[];
  /** The model whose median is divided by those of the others. Default the first. */
  of?: string;
  /** About how long to measure, for all batches together. There is always at least one round. Default 5. */
  seconds?: number;
  /** Seed of the order of rows and models. Default 0. */
  seed?: number;
}

/** How long a model takes for a call, in microseconds. */
export interface CallTimes {
  name: string;
  /** Rows per call. */
  batch: number;
  /** How many calls were timed, and in how many rounds. */
  calls: number;
  rounds: number;
  p50: number;
  /** 95 % interval of p50 from rounds drawn with replacement; null for fewer than 6. */
  interval: [low: number, high: number] | null;
  p95: number;
  p99: number;
  /** batch / p50. */
  rowsPerSecond: number;
  /** Seconds that all threads of the process computed for 1,000 rows. */
  cpuSeconds: number;
  /** What the processors took in the meantime, for 1,000 rows, with all else that ran on them; null where no counter can be read. */
  joules: number | null;
  bytesInMemory: number | null;
  bytesOnDisk: number | null;
}

/** A cost of a model over that of another, for the same rows. Below 1 the model takes less. */
export interface CostRatio {
  ratio: number;
  /** 95 %, both from the same rounds; null for fewer than 6. */
  interval: [low: number, high: number] | null;
}

/** p50 of a model over that of another. Below 1 the model is faster. */
export interface LatencyRatio {
  model: string;
  against: string;
  batch: number;
  ratio: number;
  /** 95 %, both from the same rounds; null for fewer than 6. */
  interval: [low: number, high: number] | null;
  /** Of the CPU time; null where one of them took none that could be measured. */
  cpu: CostRatio | null;
  /** Of the energy; null without a counter. */
  energy: CostRatio | null;
}

/** Plain data. As a cell's last value it shows `view`. */
export interface Latency {
  machine: Machine;
  calls: CallTimes[];
  ratios: LatencyRatio[];
  /** Microseconds between two readings of the clock with nothing between them: every number includes them. */
  clock: number;
  /** Memory that the whole process held in the end: all models, the rows and the toolkit. */
  residentBytes: number;
  /** What the picture is made from, in milliseconds; `kd.latencyView(view, {title})` gives it another title. */
  view: LatencyView;
}
