import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import { checkLinkModel, checkNorm, type LinkModelOptions, linkModelOptionNames } from './checkLinkModel';
import { linkModel } from './linkModel';
import { type EmbeddingWeights, type LinkScoresConfig, LinkScoresLayer } from './LinkScoresLayer';
import { negativeAbsolute, negativeEuclidean } from './computeNegativeDistances';

export interface TransEOptions extends LinkModelOptions {
  /** 1 for the sum of absolute differences, 2 for the distance of Euclid, which is one product of matrices. Default 2. */
  norm?: 1 | 2;
}

/**
 * TransE: a relation is a translation, and the score of a tail -||head + relation - tail||. Input [batch, 2], head and relation as numbers; output logits, [batch, entities]. Its layer, "scores", has the weights
 * "entities" and "relations".
 *
 * Embeddings begin uniform between -6 / sqrt(dimensions) and 6 / sqrt(dimensions), as in the paper. The paper keeps entities at length 1, which suits its margin loss; here they are free, since a cross-entropy over
 * all entities needs room for its scores. With `norm` 1 a step takes time and memory of rows times entities times dimensions.
 *
 * Bordes et al. 2013, "Translating Embeddings for Modeling Multi-relational Data".
 *
 * @throws TypeError or RangeError for an option out of bounds; while it computes, for a head or relation that is not a whole number in range.
 * @example
 * ```ts
 * const model = kd.models.transE({ entities: 3, relations: 2, dimensions: 4, norm: 1, seed: 1 });
 * (model.predict(tf.tensor2d([[0, 1]])) as tf.Tensor).shape; // [1, 3]
 * ```
 */
export function transE(options: TransEOptions): tf.LayersModel {
  const subject = 'transE';
  checkOptions(subject, options, [...linkModelOptionNames, 'norm']);
  const checked = checkLinkModel(subject, options, { entity: 1, relation: 1 }, 'transe');
  const { entities, relations, dimensions } = checked;
  const norm = checkNorm(subject, options.norm ?? 2);
  return linkModel(() => new TransEScores({ entities, relations, dimensions, norm, name: 'scores' }), checked);
}

interface TransEConfig extends LinkScoresConfig {
  norm: 1 | 2;
}

class TransEScores extends LinkScoresLayer {
  static className = 'TransEScores';
  readonly norm: 1 | 2;

  constructor({ norm, ...rest }: TransEConfig) {
    super(rest);
    this.norm = norm;
  }

  override entityWeights(): EmbeddingWeights {
    const bound = 6 / Math.sqrt(this.dimensions);
    return { width: this.dimensions, initializer: tf.initializers.randomUniform({ minval: -bound, maxval: bound }) };
  }

  override relationWeights(): EmbeddingWeights {
    return this.entityWeights();
  }

  override scores(heads: tf.Tensor2D, relations: tf.Tensor2D, tails: tf.Tensor2D): tf.Tensor2D {
    const moved = tf.add(heads, relations) as tf.Tensor2D;
    return this.norm === 2 ? negativeEuclidean(moved, tails) : negativeAbsolute(moved, tails);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), norm: this.norm };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(TransEScores);
