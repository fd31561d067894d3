import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkLinkModel, checkNorm, type LinkModelOptions, linkModelOptionNames } from './checkLinkModel';
import { linkModel } from './linkModel';
import { type EmbeddingWeights, type LinkScoresConfig, LinkScoresLayer } from './LinkScoresLayer';
import { negativeAbsolute, negativeEuclidean } from './computeNegativeDistances';

export interface RotatEOptions extends LinkModelOptions {
  /** 1 for the sum of absolute differences of complex numbers, 2 for the distance of Euclid, which is one product of matrices. Default 2. */
  norm?: 1 | 2;
  /** The margin of the loss that it is trained with: entities begin between -(margin + 2) / dimensions and (margin + 2) / dimensions. Default 12. */
  margin?: number;
}

/**
 * RotatE: a relation turns each complex number of the head by an angle, and the score of a tail is -||head x relation - tail||. Input [batch, 2], head and relation as numbers; output logits, [batch, entities].
 * Its layer, "scores", has the weights "entities", real parts, then imaginary parts, and "relations", angles.
 *
 * Entities begin uniform between -(margin + 2) / dimensions and (margin + 2) / dimensions, angles between -pi and pi, as in the paper. `norm` 1 is that of the authors' programs; a step then takes time and memory of rows
 * times entities times dimensions. It is usually trained with `kd.selfAdversarial` of the same margin.
 *
 * Sun et al. 2019, "RotatE: Knowledge Graph Embedding by Relational Rotation in Complex Space", arXiv 1902.10197.
 *
 * @throws TypeError or RangeError for an option out of bounds; while it computes, for a head or relation that is not a whole number in range.
 * @example
 * ```ts
 * const model = kd.models.rotatE({ entities: 3, relations: 2, dimensions: 4, margin: 6, seed: 1 });
 * model.countParams(); // 32: 3 entities of 8 numbers, 2 relations of 4 angles
 * ```
 */
export function rotatE(options: RotatEOptions): tf.LayersModel {
  const subject = 'rotatE';
  checkOptions(subject, options, [...linkModelOptionNames, 'norm', 'margin']);
  const checked = checkLinkModel(subject, options, { entity: 2, relation: 1 }, 'rotate');
  const { entities, relations, dimensions } = checked;
  const norm = checkNorm(subject, options.norm ?? 2);
  const margin = checkNumber(subject, 'margin', options.margin ?? 12, { atLeast: 0 });
  return linkModel(() => new RotatEScores({ entities, relations, dimensions, norm, margin, name: 'scores' }), checked);
}

interface RotatEConfig extends LinkScoresConfig {
  norm: 1 | 2;
  margin: number;
}

class RotatEScores extends LinkScoresLayer {
  static className = 'RotatEScores';
  readonly norm: 1 | 2;
  readonly margin: number;

  constructor({ norm, margin, ...rest }: RotatEConfig) {
    super(rest);
    this.norm = norm;
    this.margin = margin;
  }

  override entityWeights(): EmbeddingWeights {
    const bound = (this.margin + 2) / this.dimensions;
    return { width: 2 * this.dimensions, initializer: tf.initializers.randomUniform({ minval: -bound, maxval: bound }) };
  }

  override relationWeights(): EmbeddingWeights {
    return { width: this.dimensions, initializer: tf.initializers.randomUniform({ minval: -Math.PI, maxval: Math.PI }) };
  }

  override scores(heads: tf.Tensor2D, angles: tf.Tensor2D, tails: tf.Tensor2D): tf.Tensor2D {
    const [real, imaginary] = tf.split(heads, 2, 1);
    const [cos, sin] = [tf.cos(angles), tf.sin(angles)];
    const turned = tf.concat(
      [tf.sub(tf.mul(real, cos), tf.mul(imaginary, sin)), tf.add(tf.mul(real, sin), tf.mul(imaginary, cos))],
      1
    ) as tf.Tensor2D;
    return this.norm === 2 ? negativeEuclidean(turned, tails) : negativeAbsolute(turned, tails, 2);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), norm: this.norm, margin: this.margin };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(RotatEScores);
