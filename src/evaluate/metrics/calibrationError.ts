import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { labelled } from '../accuracy';
import { calibrationBin } from '../calibrationBin';
import { logSoftmax } from '../../losses/logSoftmax';
import type { Metric } from '../Metric';
import { once, sumOf, weigh } from '../ranking';

/**
 * Expected calibration error as a metric to compare models by, the lower the better: see `kd.expectedCalibrationError`. Any number of
 * classes.
 *
 * @param options.bins equal-width bins from 0 to 1. Default 15.
 * @throws TypeError or RangeError for bins that are not a whole number above 0.
 * @example
 * ```ts
 * const ask = kd.metrics.calibrationError().prepare({ logits: [[0, 100], [0, 100]], labels: [1, 0] });
 * ask(); // 0.5
 * ask([3, 1]); // 0.25
 * ```
 */
export function calibrationError(options: { bins?: number } = {}): Metric {
  checkOptions('metrics.calibrationError', options, ['bins']);
  const bins = checkNumber('metrics.calibrationError', 'bins', options.bins ?? 15, { integer: true, atLeast: 1 });
  return {
    description: { name: 'calibrationError', bins },
    title: 'calibration error',
    better: 'lower',
    format: 'number',
    prepare(inputs) {
      const { logits, labels } = labelled('calibrationError', { logits: inputs.logits, labels: inputs.labels });
      const gap = new Float64Array(logits.rows);
      const row = new Float64Array(logits.columns);
      const rowsOf = Array.from({ length: bins }, (): number[] => []);
      for (let i = 0; i < logits.rows; i++) {
        const top = logSoftmax(logits.values, i * logits.columns, logits.columns, 1, row);
        const confidence = Math.exp(row[top]);
        gap[i] = confidence - (top === labels[i] ? 1 : 0);
        rowsOf[calibrationBin(confidence, bins)].push(i);
      }
      const bands = rowsOf.map((rows) => ({ rows: Int32Array.from(rows), gaps: Float64Array.from(rows, (i) => gap[i]) }));
      return (counts = once(logits.rows)) => {
        let sum = 0;
        for (const { rows, gaps } of bands) sum += Math.abs(weigh(gaps, rows, counts));
        return sum / sumOf(counts);
      };
    }
  };
}
