import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkLinkModel, type LinkModelOptions, linkModelOptionNames } from './checkLinkModel';
import { linkModel } from './linkModel';
import { type EmbeddingWeights, type LinkScoresConfig, LinkScoresLayer } from './LinkScoresLayer';
import { NuclearNorm } from './NuclearNorm';

export interface DistMultOptions extends LinkModelOptions {
  /** Standard deviation of the normal distribution that embeddings begin with. Default 0.1. */
  stddev?: number;
  /** Rate of the nuclear 3-norm on the embeddings, a part of the loss. Default 0: none. */
  n3?: number;
}

/**
 * DistMult: the score of a tail is the sum of head x relation x tail over the dimensions, so a relation scores the same in both directions; with inverse relations, as `kd.graph.links` makes them, each
 * direction has an embedding of its own. Input [batch, 2], head and relation as numbers; output logits, [batch, entities], worked out in one product of matrices. Its layer, "scores", has the weights "entities"
 * and "relations".
 *
 * With `n3` the loss has n3 times (2 mean over entities + mean over relations) of the sum of |number|^3, as in `kd.models.complEx`.
 *
 * Yang et al. 2015, "Embedding Entities and Relations for Learning and Inference in Knowledge Bases", arXiv 1412.6575. Lacroix, Usunier and Obozinski 2018, arXiv 1806.07297.
 *
 * @throws TypeError or RangeError for an option out of bounds; while it computes, for a head or relation that is not a whole number in range.
 * @example
 * ```ts
 * const teacher = kd.models.distMult({ entities: 135, relations: 92, dimensions: 64, n3: 0.01, seed: 1 });
 * teacher.countParams(); // 14528
 * ```
 */
export function distMult(options: DistMultOptions): tf.LayersModel {
  const subject = 'distMult';
  checkOptions(subject, options, [...linkModelOptionNames, 'stddev', 'n3']);
  const checked = checkLinkModel(subject, options, { entity: 1, relation: 1 }, 'distmult');
  const { entities, relations, dimensions } = checked;
  const stddev = checkNumber(subject, 'stddev', options.stddev ?? 0.1, { above: 0, atMost: 100 });
  const n3 = checkNumber(subject, 'n3', options.n3 ?? 0, { atLeast: 0 });
  return linkModel(() => new DistMultScores({ entities, relations, dimensions, stddev, n3, name: 'scores' }), checked);
}

interface DistMultConfig extends LinkScoresConfig {
  stddev: number;
  n3: number;
}

class DistMultScores extends LinkScoresLayer {
  static className = 'DistMultScores';
  readonly stddev: number;
  readonly n3: number;

  constructor({ stddev, n3, ...rest }: DistMultConfig) {
    super(rest);
    this.stddev = stddev;
    this.n3 = n3;
  }

  override entityWeights(): EmbeddingWeights {
    return this.weightsOf(2 * this.n3);
  }

  override relationWeights(): EmbeddingWeights {
    return this.weightsOf(this.n3);
  }

  override scores(heads: tf.Tensor2D, relations: tf.Tensor2D, tails: tf.Tensor2D): tf.Tensor2D {
    return tf.matMul(tf.mul(heads, relations) as tf.Tensor2D, tails, false, true);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), stddev: this.stddev, n3: this.n3 };
  }

  private weightsOf(rate: number): EmbeddingWeights {
    return {
      width: this.dimensions,
      initializer: tf.initializers.randomNormal({ mean: 0, stddev: this.stddev }),
      ...(rate > 0 && { regularizer: new NuclearNorm({ rate, complex: false }) })
    };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(DistMultScores);
