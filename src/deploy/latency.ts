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

/** The function to time: its answer is read, and awaited if it is a promise. */
export interface LatencyModel {
  /** Takes one row, [columns]; or a tfjs model, of which all output numbers are read. */
  predict: ((row: Float32Array) => unknown) | tf.LayersModel;
  /** Takes several rows in one array, [count * columns]. Default: predict's own `batch`; without either, only single rows are timed. */
  batch?: (rows: Float32Array, count: number) => unknown;
  /** Default: predict's own `bytes`; for a tfjs model 4 per weight; otherwise unknown. */
  bytesInMemory?: number;
  /** Default: unknown. */
  bytesOnDisk?: number;
}

export interface LatencyOptions {
  /** Models by name. A function of one row is short for `{ predict }`, and so is a tfjs model. */
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
  bytesInMemory: number | null;
  bytesOnDisk: number | null;
}

/** p50 of a model over that of another. Below 1 the model is faster. */
export interface LatencyRatio {
  model: string;
  against: string;
  batch: number;
  ratio: number;
  /** 95 %, both from the same rounds; null for fewer than 6. */
  interval: [low: number, high: number] | null;
}

/** Plain data. As a cell's last value it shows `view`. */
export interface Latency {
  machine: Machine;
  calls: CallTimes[];
  ratios: LatencyRatio[];
  /** Microseconds between two readings of the clock with nothing between them: every number includes them. */
  clock: number;
  /** What the picture is made from, in milliseconds; `kd.latencyView(view, {title})` gives it another title. */
  view: LatencyView;
}

/**
 * How long models take for one row and for batches, side by side. After a warm-up they take turns in short rounds, in a new order each
 * time, so that other work on the machine affects all of them. The first call of a turn is not timed if turns have ten calls or more. The
 * event loop runs between turns, and an interrupt ends it.
 *
 * Percentiles are over single calls (the smallest time that at least that share of calls does not exceed). Calls of one round are alike, so
 * intervals come from whole rounds drawn with replacement.
 *
 * @throws TypeError for a model that is not a function or returns nothing, RangeError for a batch larger than the number of rows or a model
 * with other columns; whatever a model throws.
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
