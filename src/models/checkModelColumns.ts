import type * as tf from '@tensorflow/tfjs';
import { checkSameColumns } from '../data/checkSameColumns';
import type { AnyDataset } from '../data/Dataset';
import { modelColumns } from './columnsOf';

/** @throws RangeError if the model was made for, or trained on, other columns than the table's, or the same in another order or with other category codes. */
export function checkModelColumns(subject: string, model: tf.LayersModel, data: Pick<AnyDataset, 'name' | 'features'>): void {
  if (!data.features) return;
  checkSameColumns(
    subject,
    { of: `model "${model.name}"`, features: modelColumns(model) },
    { of: `data "${data.name}"`, features: data.features }
  );
}
