import type { Handle } from '../library/createHandle';
import { predictMatrix } from '../library/predictMatrix';
import type { InDeviations, Learnt } from './TrainingPlan';

/** The mean over several targets of the root mean squared error, or the mean absolute one, of each in its standard deviations. Rows count by their weights. */
export function measureTargetErrors(
  booster: Handle,
  matrix: Handle,
  { data, labels }: Learnt,
  { metric, deviations }: InDeviations
): number {
  const { values, columns } = predictMatrix(booster, matrix, 'value');
  const sums = new Float64Array(columns);
  let all = 0;
  for (let row = 0; row < data.y.length; row++) {
    const weight = data.weights?.[row] ?? 1;
    all += weight;
    for (let j = 0; j < columns; j++) {
      const error = Math.abs(values[row * columns + j] - labels[row * columns + j]) / deviations[j];
      sums[j] += weight * (metric === 'rmse' ? error ** 2 : error);
    }
  }
  const errors = sums.map((sum) => (metric === 'rmse' ? Math.sqrt(sum / all) : sum / all));
  return errors.reduce((sum, error) => sum + error, 0) / columns;
}
