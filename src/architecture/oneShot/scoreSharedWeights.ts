import type { LayersModel } from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import { takeRows } from '../../data/takeRows';
import { predict } from '../../metrics/predict';
import { scoreLogits } from '../../metrics/scoreLogits';
import { adaptBatchNorm } from '../../train/adaptBatchNorm';
import type { SharingNetwork } from './createSupernet';

/** Rows from which the statistics of batch normalisation are taken. */
const mostRows = 2000;

/**
 * Accuracy on the validation rows of a candidate with its part of the shared weights. Moving means and variances of batch normalisation are those of its own layers' inputs, measured on train rows: those of other candidates are of no use to it.
 */
export async function scoreSharedWeights(
  { model, takeWeights }: SharingNetwork,
  { train, validation }: { train: Dataset; validation: Dataset }
): Promise<number> {
  takeWeights();
  const score = async (of: LayersModel) => scoreLogits({ student: await predict(of, validation), labels: validation.y }).accuracy;
  if (!model.layers.some((layer) => layer.getClassName() === 'BatchNormalization')) return score(model);
  const rows = Int32Array.from({ length: Math.min(mostRows, train.y.length) }, (_, row) => row);
  const adapted = await adaptBatchNorm(model, takeRows(train, rows));
  try {
    return await score(adapted);
  } finally {
    adapted.dispose();
  }
}
