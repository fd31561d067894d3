import { mixSeeds, createRandom } from '../../stats/createRandom';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import type { CheckedComparison } from './checkComparison';
import { createBootstrapRowCounts } from '../../stats/createBootstrapRowCounts';
import type { SeedScores } from './bootstrapMeanScore';
import { prepareMetric } from '../../metrics/inputs/prepareMetric';
import type { Metric } from '../../metrics/inputs/Metric';

/** [metrics][models] scores of every seed on the rows, and on rows drawn from them. */
export async function resampleScores(checked: CheckedComparison): Promise<SeedScores[][]> {
  const { models, metrics, labels, targets, groups, resamples, seed } = checked;
  const pause = createInterruptiblePauser();
  // One training after the other, so that a draw without a class is noticed early.
  const trainings: Training[] = [];
  for (const [m, { seeds, validation }] of models.entries())
    for (const [s, logits] of seeds.entries()) {
      await pause();
      const chosenOn = validation && { logits: validation[s], labels: checked.validation as ArrayLike<number> };
      const asks = metrics.map((metric) =>
        prepareMetric(metric, {
          logits,
          labels,
          ...(targets && { targets }),
          ...(chosenOn && { validation: chosenOn }),
          ...(groups && { groups })
        })
      );
      trainings.push({ model: m, asks, scores: asks.map((ask) => ask()), shifts: asks.map(() => new Float64Array(resamples)) });
    }
  checkMeasured(trainings, metrics, models);
  const draw = createBootstrapRowCounts(labels.length, groups, createRandom(mixSeeds(seed, 0)));
  let failures = 0;
  for (let r = 0; r < resamples;) {
    if (await measure(trainings, draw(), r, pause)) [r, failures] = [r + 1, 0];
    else if (++failures === 1000)
      throw new RangeError(
        'compare: expected draws of rows that have every class, got none in 1000; measure more rows of the rare class, or more groups'
      );
  }
  return metrics.map((_, k) =>
    models.map((_, m) => {
      const own = trainings.filter(({ model }) => model === m);
      return { scores: own.map(({ scores }) => scores[k]), shifts: own.map(({ shifts }) => shifts[k]) };
    })
  );
}

interface Training {
  model: number;
  /** One for each metric, as are the scores and the shifts. */
  asks: ReturnType<Metric['prepare']>[];
  scores: number[];
  shifts: Float64Array[];
}

/** False if a metric is not defined on the drawn rows because they lack a class. */
async function measure(trainings: Training[], counts: Int32Array, r: number, pause: () => Promise<void>): Promise<boolean> {
  for (const { asks, scores, shifts } of trainings) {
    await pause();
    for (let k = 0; k < asks.length; k++) {
      const score = asks[k](counts);
      if (Number.isNaN(score)) return false;
      shifts[k][r] = score - scores[k];
    }
  }
  return true;
}

function checkMeasured(trainings: Training[], metrics: Metric[], models: CheckedComparison['models']): void {
  for (const { model, scores } of trainings)
    scores.forEach((score, k) => {
      if (Number.isFinite(score)) return;
      throw new RangeError(
        `compare: expected ${metrics[k].title} of ${models[model].name} to be a finite number, got ${score}; leave that metric out`
      );
    });
}
