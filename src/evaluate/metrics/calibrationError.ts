import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { labelled } from '../accuracy';
import { calibrationBin } from '../calibrationBin';
import { logSoftmax } from '../../losses/logSoftmax';
import type { Metric } from '../Metric';
import { once, sumOf } from '../ranking';

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
      const [bin, gap] = [new Int32Array(logits.rows), new Float64Array(logits.rows)];
      const row = new Float64Array(logits.columns);
      for (let i = 0; i < logits.rows; i++) {
        const top = logSoftmax(logits.values, i * logits.columns, logits.columns, 1, row);
        bin[i] = calibrationBin(Math.exp(row[top]), bins);
        gap[i] = Math.exp(row[top]) - (top === labels[i] ? 1 : 0);
      }
      return (counts = once(logits.rows)) => {
        const gaps = new Float64Array(bins);
        for (let i = 0; i < bin.length; i++) gaps[bin[i]] += counts[i] * gap[i];
        return gaps.reduce((sum, one) => sum + Math.abs(one), 0) / sumOf(counts);
      };
    }
  };
}
