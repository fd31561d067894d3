import type * as tf from '@tensorflow/tfjs';
import { checkSameClasses } from '../data/checkSameClasses';
import type { AnyDataset } from '../data/Dataset';
import { readModelClasses } from './readModelClasses';

/** @throws RangeError if the model was trained on other classes than the data's, or on the same in another order. */
export function checkModelClasses(
  subject: string,
  model: tf.LayersModel,
  data: Pick<AnyDataset, 'name' | 'classes' | 'unlabelled'>
): void {
  const classes = readModelClasses(model);
  if (!classes) return;
  checkSameClasses(
    subject,
    { of: `model "${model.name}"`, classes },
    { of: `data "${data.name}"`, classes: data.classes, unlabelled: data.unlabelled }
  );
}
