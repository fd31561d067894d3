import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { Predictor } from '../../metrics/predict';
import type { Task } from '../options/Task';

/** A model's scores on the validation rows, as "validation/<metric>"; empty if there are none. */
export async function scoreValidation(
  task: Task,
  predicts: Predictor | undefined,
  rows: AnyDataset | undefined,
  teacher: Matrix | undefined
): Promise<{ [series: string]: number }> {
  if (!rows || !predicts) return {};
  const outputs = await predicts();
  const isBroken = !outputs.values.every(Number.isFinite);
  const measured = { outputs, teacher, rows };
  const series = task.series(isBroken ? undefined : task.score(measured), measured);
  return Object.fromEntries(Object.entries(series).map(([name, value]) => [`validation/${name}`, value]));
}
