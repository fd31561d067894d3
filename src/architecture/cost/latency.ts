import type { LayersModel } from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import type { LatencyModel, LatencyOptions } from '../../deploy/latency/LatencyOptions';
import { checkLatency } from '../../deploy/latency/checkLatency';
import type { Cost, CostOptions } from './Cost';
import { measureLeastTimes } from './measureLeastTimes';

export interface LatencyCostOptions extends CostOptions {
  /** Real rows, as for `kd.latency`: each call gets another one. */
  rows: LatencyOptions['rows'];
  /** What of a student is timed: `(student) => kd.compile(student)`, or any function of one row. Default the model itself, by tfjs. */
  of?: (student: LayersModel) => LatencyModel['predict'] | Promise<LatencyModel['predict']>;
  /** How long each student is called in a pass. Default 0.1. */
  seconds?: number;
}

/**
 * Milliseconds that a student takes for one row, measured on this machine. `atMost` is in milliseconds.
 *
 * Students take turns in short rounds, as with `kd.latency`, so that other work affects all of them. A pass gives the first percentile of each one's calls, and the least of the passes counts, since other work only ever adds time. There are
 * at least 5 passes, and more, up to 20, until each student's two least differ by at most 3 %. What weights a student has makes no difference: untrained ones will do. While other work holds all processors for minutes, all times are longer by the same factor, a tenth or two: compare those that were measured together.
 *
 * @throws TypeError or RangeError for an option that is unknown or out of bounds, or rows that are none; what `kd.latency` and `of` throw when it measures.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 8, inputShape: [2] })] });
 * const rows = { rows: 2, columns: 2, values: Float32Array.of(1, 2, 3, 4) };
 * const latency = kd.architecture.latency({ rows, of: (model) => kd.compile(model), atMost: 0.05, seconds: 0.01 });
 * const [milliseconds] = await latency.measure([student]);
 * ```
 */
export function latency(options: LatencyCostOptions): Cost {
  const subject = 'latency';
  checkInputs(subject, options, ['rows', 'of', 'seconds', 'atMost']);
  const { rows, of = (student: LayersModel) => student, seconds = 0.1, atMost } = options;
  if (!isCallable(of))
    throw new TypeError(
      `${subject}: expected of to be a function of a student, got ${showValue(of)}; give (student) => kd.compile(student)`
    );
  checkNumber(subject, 'seconds', seconds, { above: 0, atMost: 60 });
  if (atMost !== undefined) checkNumber(subject, 'atMost', atMost, { above: 0 });
  checkLatency({ models: { any: () => 0 }, rows });
  return {
    name: 'latency',
    unit: 'milliseconds',
    ...(atMost !== undefined && { atMost }),
    description: { name: subject, atMost: atMost ?? null, seconds },
    async measure(students) {
      const models: LatencyOptions['models'] = {};
      for (const [i, student] of students.entries()) models[`student ${i + 1}`] = await of(student);
      return measureLeastTimes({ models, rows, seconds: seconds * students.length });
    }
  };
}
