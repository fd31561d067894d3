import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { FeaturePlace } from '../../models/features/listFeaturePlaces';
import { computeGradCam, type Cam } from './computeGradCam';

const rowsAtOnce = 16;

/** The maps of some rows, a few at a time: the derivative with respect to a layer needs as much memory as its output. */
export function computeGradCamOfRows(
  model: tf.LayersModel,
  place: FeaturePlace,
  data: Dataset,
  rows: number[],
  classes?: Int32Array
): Cam {
  const size = data.x.length / data.y.length;
  const parts: Cam[] = [];
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    const some = rows.slice(start, start + rowsAtOnce);
    const values = new Float32Array(some.length * size);
    some.forEach((row, i) => values.set(data.x.subarray(row * size, (row + 1) * size), i * size));
    const x = tf.tensor(values, [some.length, ...data.shape]);
    try {
      parts.push(computeGradCam(model, place, x, classes?.subarray(start, start + rowsAtOnce)));
    } finally {
      x.dispose();
    }
  }
  const values = Float32Array.from(parts.flatMap((part) => Array.from(part.values)));
  return { ...parts[0], values, classes: Int32Array.from(parts.flatMap((part) => Array.from(part.classes))) };
}
