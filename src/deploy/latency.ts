import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { latencyView } from '../views/latency/latencyView';
import type { LatencyView } from '../views/View';
import { withDisplay } from '../views/bundle/withDisplay';
import { bundle } from '../views/bundle/bundle';
import { checkLatency } from './latency/checkLatency';
import { machineOf, type Machine } from './latency/machineOf';
import { measureRounds } from './latency/measureRounds';
import { summaryOf } from './latency/summaryOf';

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

/**
 * How long models take for one row and for batches, side by side. After each is warm they take turns in short rounds, in a new order each
 * time, so that what else the machine does meets all of them; the first call of a turn is not timed where turns have ten or more. The
 * event loop runs between turns, and an interrupt ends it.
 *
 * Percentiles are those of single calls (the smallest time that at least so many calls do not exceed). Calls of one round are alike, so
 * intervals come from whole rounds drawn with replacement.
 *
 * @throws TypeError for a model that is no function or gives nothing back, RangeError for a batch above the rows or a model of other
 *   columns; whatever a model throws.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
 * const speed = await kd.latency({
 *   models: { plain: (row) => 0.3 * row[0] - row[1], tfjs: { predict: student, bytesOnDisk: 1200 } },
 *   rows: { rows: 3, columns: 2, values: Float32Array.of(1, 2, 3, 4, 5, 6) },
 *   seconds: 0.2
 * });
 * speed.calls[0].p50; // microseconds
 * speed.ratios[0].ratio; // of plain to tfjs: below 1
 * ```
 */
export async function latency(options: LatencyOptions): Promise<Latency> {
  const plan = checkLatency(options);
  const rounds = await measureRounds(plan, process.hrtime.bigint);
  const { calls, ratios } = await summaryOf(plan, rounds.batches);
  const machine = machineOf();
  const view = latencyView({
    machine: machine.text,
    rows: calls.map(({ name, batch, calls: count, p50, p95, p99, bytesInMemory, bytesOnDisk }) => {
      return { name, batch, calls: count, p50: p50 / 1000, p95: p95 / 1000, p99: p99 / 1000, bytesInMemory, bytesOnDisk };
    })
  });
  return withDisplay({ machine, calls, ratios, clock: rounds.clock, view }, () => bundle(view, { static: true }));
}
