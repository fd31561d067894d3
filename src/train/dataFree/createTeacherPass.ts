import * as tf from '@tensorflow/tfjs';
import { listFeaturePlaces, type FeaturePlace } from '../../models/features/listFeaturePlaces';
import { withFeatures } from '../../models/features/withFeatures';

/** What a generator learns from in the teacher. Gradients flow back to the rows. The caller disposes it, in a tidy. */
export interface TeacherReading {
  logits: tf.Tensor2D;
  /** What goes into the teacher's last layer; undefined if that is the rows themselves. */
  last: tf.Tensor | undefined;
  /** Distance of the batch's statistics from those of batch normalisation, summed over its layers; undefined if there is none. */
  batchNorm: tf.Scalar | undefined;
}

export interface TeacherPass {
  /** Whether there is anything before the last layer, and whether there is any batch normalisation. */
  has: { last: boolean; batchNorm: boolean };
  read(rows: tf.Tensor): TeacherReading;
}

/** Reads a teacher in one pass, in inference mode. */
export function createTeacherPass(teacher: tf.LayersModel, subject: string): TeacherPass {
  const places = listFeaturePlaces(teacher, subject);
  const normalized = places.filter(({ layer, output }) => layer.getClassName() === 'BatchNormalization' && output === 0);
  const before = teacher.outputs[0].inputs[0]?.sourceLayer;
  const last = places.filter(({ layer }) => layer === before).at(-1);
  const pass = withFeatures(
    teacher,
    [...normalized, ...(last ? [last] : [])].map(({ name }) => name)
  );
  return {
    has: { last: last !== undefined, batchNorm: normalized.length > 0 },
    read(rows) {
      const { output, features } = pass(rows);
      const distances = normalized.map((place) => statisticsDistance(features[place.name], place));
      return {
        logits: output as tf.Tensor2D,
        last: last && features[last.name],
        batchNorm: distances.length ? (tf.addN(distances) as tf.Scalar) : undefined
      };
    }
  };
}

/**
 * Mean over channels of (mean - beta)^2 + (deviation - |gamma|)^2 of the layer's output. The layer turns its own running mean and variance
 * into beta and gamma^2, so these are the statistics of Yin et al. 2020, arXiv 1912.08795, in the scale that the next layer sees.
 */
function statisticsDistance(output: tf.Tensor, { layer }: FeaturePlace): tf.Scalar {
  const { gamma, beta, axis = -1 } = layer as unknown as { gamma?: Variable; beta?: Variable; axis?: number };
  const channel = axis < 0 ? output.rank + axis : axis;
  const axes = output.shape.map((_, i) => i).filter((i) => i !== channel);
  const mean = tf.mean(output, axes);
  const variance = tf.mean(tf.square(tf.sub(output, tf.mean(output, axes, true))), axes);
  const deviation = tf.sqrt(tf.add(variance, 1e-8));
  const centred = beta ? tf.sub(mean, beta.read()) : mean;
  const spread = tf.sub(deviation, gamma ? tf.abs(gamma.read()) : 1);
  return tf.mean(tf.add(tf.square(centred), tf.square(spread)));
}

interface Variable {
  read(): tf.Tensor;
}
