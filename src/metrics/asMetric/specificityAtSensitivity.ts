import { checkOptions } from '../../checks/checkOptions';
import { binaryScores, checkBothClasses } from '../binaryScores';
import type { Metric } from '../Metric';
import { once, rankingOf } from '../ranking';
import { checkShare } from '../sensitivityAtSpecificity';
import { specificityAtSensitivityOf } from '../specificityAtSensitivity';
import { cutAtSensitivity } from '../thresholdAtSensitivity';
import { checkChosenOn, type ChosenOn } from './ChosenOn';
import { percent } from './percent';
import { shareAbove } from './shareAbove';

export interface AtSensitivityOptions {
  /** The least share of class 1 that is to be found. Default 0.9. */
  sensitivity?: number;
  /** Which rows choose the threshold. Default "measured". */
  chosenOn?: ChosenOn;
}

/**
 * Specificity at a sensitivity as a metric to compare models by: see `kd.specificityAtSensitivity`. Two classes.
 *
 * With `chosenOn: "validation"` each model has the threshold of `kd.thresholdAtSensitivity` on its validation rows, and the sensitivity that
 * this has on the measured rows is another number: measure `kd.metrics.attainedSensitivity` beside it.
 *
 * @throws TypeError or RangeError for a share that is not 0 to 1 or another word; `prepare` where validation rows are asked for and missing.
 * @example
 * ```ts
 * const metric = kd.metrics.specificityAtSensitivity({ sensitivity: 0.9 });
 * const ask = metric.prepare({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] });
 * ask(); // 0.5
 * ```
 */
export function specificityAtSensitivity(options: AtSensitivityOptions = {}): Metric {
  const subject = 'metrics.specificityAtSensitivity';
  checkOptions(subject, options, ['sensitivity', 'chosenOn']);
  const sensitivity = checkShare(subject, 'sensitivity', options.sensitivity);
  const chosenOn = checkChosenOn(subject, options.chosenOn);
  const common = { better: 'higher', format: 'share', range: [0, 1] } as const;
  const description = { name: 'specificityAtSensitivity', sensitivity, chosenOn };
  if (chosenOn === 'validation')
    return {
      ...common,
      description,
      title: `specificity at the validation threshold of ${percent(sensitivity)} sensitivity`,
      prepare: (inputs) =>
        shareAbove('specificityAtSensitivity', inputs, (scores) => cutAtSensitivity(scores, sensitivity), 'specificity')
    };
  return {
    ...common,
    description,
    title: `specificity at ${percent(sensitivity)} sensitivity`,
    prepare({ logits, labels }) {
      const scores = binaryScores('specificityAtSensitivity', { logits, labels });
      checkBothClasses('specificityAtSensitivity', scores);
      const ranking = rankingOf(scores);
      return (counts = once(ranking.order.length)) => specificityAtSensitivityOf(ranking, counts, sensitivity);
    }
  };
}
