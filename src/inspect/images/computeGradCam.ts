import * as tf from '@tensorflow/tfjs';
import type { FeaturePlace } from '../../models/features/listFeaturePlaces';
import { withFeatures } from '../../models/features/withFeatures';

/** Where a model looks: one map per row. */
export interface Cam {
  height: number;
  width: number;
  /** [rows, height, width], 0 and more. */
  values: Float32Array;
  /** The class that each map explains. */
  classes: Int32Array;
}

/**
 * relu(sum over channels k of a_k A_k), with A what a layer gives, [rows, height, width, channels], and a_k the mean over places of the logit's derivative by
 * A_k, at inference. The derivative is taken with respect to zeros added to the layer's output, so that it is exact whatever comes after it.
 *
 * @param classes one per row; default: the model's own top class.
 */
export function computeGradCam(model: tf.LayersModel, place: FeaturePlace, rows: tf.Tensor, classes?: Int32Array): Cam {
  return tf.tidy(() => {
    const { output, features } = withFeatures(model, [place.name])(rows);
    const maps = features[place.name] as tf.Tensor4D;
    const of = classes ?? predictedClasses(output as tf.Tensor2D);
    const mask = maskOf(of, output.shape[1] as number);
    const logit = (added: tf.Tensor): tf.Scalar => {
      const restore = addTo(place, added);
      try {
        return tf.sum(tf.mul(model.apply(rows, { training: false }) as tf.Tensor, mask));
      } finally {
        restore();
      }
    };
    // Rows are independent at inference: the derivative of their sum has the derivative of each.
    const slopes = tf.mean(tf.grad(logit)(tf.zerosLike(maps)), [1, 2], true);
    const cam = tf.relu(tf.sum(tf.mul(maps, slopes), 3));
    const [, height, width] = maps.shape;
    return { height, width, values: cam.dataSync() as Float32Array, classes: of };
  });
}

function predictedClasses(logits: tf.Tensor2D): Int32Array {
  if (logits.shape[1] === 1) return Int32Array.from(logits.dataSync(), (logit) => (logit > 0 ? 1 : 0));
  return Int32Array.from(tf.argMax(logits, 1).dataSync());
}

/** 1 at the logit of each row's class; a sigmoid's single logit is that of class 1, and less is class 0. */
function maskOf(classes: Int32Array, units: number): tf.Tensor2D {
  const values = new Float32Array(classes.length * units);
  classes.forEach((label, row) => {
    if (units === 1) values[row] = label === 1 ? 1 : -1;
    else values[row * units + label] = 1;
  });
  return tf.tensor2d(values, [classes.length, units]);
}

/** Adds to the output of a place during a pass; returns a function that ends this. */
function addTo({ layer, call: wanted, output }: FeaturePlace, added: tf.Tensor): () => void {
  const own = Object.getOwnPropertyDescriptor(layer, 'call');
  const compute = layer.call.bind(layer);
  let call = 0;
  layer.call = (inputs, kwargs) => {
    const given = compute(inputs, kwargs);
    if (call++ !== wanted) return given;
    const list = Array.isArray(given) ? given : [given];
    const sums = list.map((value, i) => (i === output ? tf.add(value, added) : value));
    return Array.isArray(given) ? sums : sums[0];
  };
  return () => {
    if (own) Object.defineProperty(layer, 'call', own);
    else delete (layer as { call?: unknown }).call;
  };
}
