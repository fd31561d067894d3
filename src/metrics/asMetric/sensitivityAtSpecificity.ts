import { checkOptions } from '../../checks/checkOptions';
import { binaryScores, checkBothClasses } from '../binaryScores';
import type { Metric } from '../Metric';
import { once, rankingOf } from '../ranking';
import { checkShare, sensitivityAtSpecificityOf } from '../sensitivityAtSpecificity';
import { cutAtSpecificity } from '../thresholdAtSpecificity';
import { checkChosenOn, type ChosenOn } from './ChosenOn';
import { percent } from './percent';
import { shareAbove } from './shareAbove';

export interface AtSpecificityOptions {
  /** The least share of class 0 that is to be let through. Default 0.9. */
  specificity?: number;
  /** Which rows choose the threshold. Default "measured". */
  chosenOn?: ChosenOn;
}

/**
 * Sensitivity at a specificity as a metric to compare models by: see `kd.sensitivityAtSpecificity`. Two classes.
 *
 * With `chosenOn: "validation"` each model has the threshold of `kd.thresholdAtSpecificity` on its validation rows, and the specificity that
 * this has on the measured rows is another number: measure `kd.metrics.attainedSpecificity` beside it.
 *
 * @throws TypeError or RangeError for a share that is not 0 to 1 or another word; `prepare` where validation rows are asked for and missing.
 * @example
 * ```ts
 * const metric = kd.metrics.sensitivityAtSpecificity({ specificity: 0.9 });
 * const ask = metric.prepare({ logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] });
 * ask(); // 0.5
 * ```
 */
export function sensitivityAtSpecificity(options: AtSpecificityOptions = {}): Metric {
  const subject = 'metrics.sensitivityAtSpecificity';
  checkOptions(subject, options, ['specificity', 'chosenOn']);
  const specificity = checkShare(subject, 'specificity', options.specificity);
  const chosenOn = checkChosenOn(subject, options.chosenOn);
  const common = { better: 'higher', format: 'share', range: [0, 1] } as const;
  const description = { name: 'sensitivityAtSpecificity', specificity, chosenOn };
  if (chosenOn === 'validation')
    return {
      ...common,
      description,
      title: `sensitivity at the validation threshold of ${percent(specificity)} specificity`,
      prepare: (inputs) =>
        shareAbove('sensitivityAtSpecificity', inputs, (scores) => cutAtSpecificity(scores, specificity), 'sensitivity')
    };
  return {
    ...common,
    description,
    title: `sensitivity at ${percent(specificity)} specificity`,
    prepare({ logits, labels }) {
      const scores = binaryScores('sensitivityAtSpecificity', { logits, labels });
      checkBothClasses('sensitivityAtSpecificity', scores);
      const ranking = rankingOf(scores);
      return (counts = once(ranking.order.length)) => sensitivityAtSpecificityOf(ranking, counts, specificity);
    }
  };
}
