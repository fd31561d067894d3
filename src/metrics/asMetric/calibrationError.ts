import { checkOptions } from '../../checks/checkOptions';
import { labelled } from '../accuracy';
import { calibrationBands, calibrationOptions, checkCalibration, type CalibrationOptions } from '../calibrationBands';
import type { Metric } from '../Metric';
import { once, sumOf, weigh } from '../ranking';

/**
 * Expected calibration error as a metric to compare models by, the lower the better: see `kd.expectedCalibrationError`. Any number of
 * classes; the bins are those of the measured rows. Differences can be trusted, levels less so: few rows make it larger than that of all
 * the rows there could be, and its interval, which is drawn from them, does not know that.
 *
 * @param options.bins how many bins from 0 to 1. Default 15.
 * @param options.of "largest" for the largest probability of a row (the default), "class 1" for that of class 1 of two.
 * @param options.equal "width" for bins as wide as each other (the default), "count" for as many rows in each.
 * @throws TypeError or RangeError for bins that are not a whole number above 0, or other words.
 * @example
 * ```ts
 * const ask = kd.metrics.calibrationError().prepare({ logits: [[0, 100], [0, 100]], labels: [1, 0] });
 * ask(); // 0.5
 * ask([3, 1]); // 0.25
 * ```
 */
export function calibrationError(options: CalibrationOptions = {}): Metric {
  checkOptions('metrics.calibrationError', options, calibrationOptions);
  const checked = checkCalibration('metrics.calibrationError', options);
  return {
    description: { name: 'calibrationError', ...checked },
    title: checked.of === 'class 1' ? 'calibration error of class 1' : 'calibration error',
    better: 'lower',
    format: 'number',
    range: [0, 1],
    prepare(inputs) {
      const { logits, labels } = labelled('calibrationError', { logits: inputs.logits, labels: inputs.labels });
      const bands = calibrationBands('calibrationError', { logits, labels }, checked);
      return (counts = once(logits.rows)) => {
        let sum = 0;
        for (const { rows, gaps } of bands) sum += Math.abs(weigh(gaps, rows, counts));
        return sum / sumOf(counts);
      };
    }
  };
}
