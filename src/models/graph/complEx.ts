import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkLinkModel, type LinkModelOptions, linkModelOptionNames } from './checkLinkModel';
import { linkModel } from './linkModel';
import { type EmbeddingWeights, type LinkScoresConfig, LinkScoresLayer } from './LinkScoresLayer';
import { NuclearNorm } from './NuclearNorm';

export interface ComplExOptions extends LinkModelOptions {
  /** Standard deviation of the normal distribution that embeddings begin with. Default 0.1. */
  stddev?: number;
  /** Rate of the nuclear 3-norm on the embeddings, a part of the loss. Default 0: none. */
  n3?: number;
}

/**
 * ComplEx: embeddings of complex numbers, and the score of a tail Re(sum of head x relation x conjugate of tail). Unlike DistMult it tells a relation from its inverse. Input
 * [batch, 2], head and relation as numbers; output logits, [batch, entities], worked out in one product of matrices. Its layer, "scores", has the weights "entities" and "relations": real parts, then imaginary
 * parts.
 *
 * With `n3` the loss has n3 times (2 mean over entities + mean over relations) of the sum of |number|^3: what the program of Lacroix et al. 2018 adds for each row (head, relation and tail), if all
 * entities and relations were as frequent as each other. The paper begins with a standard deviation of 1, for a loss of single negatives; `stddev` 0.1 suits the cross-entropy over all entities.
 *
 * Trouillon et al. 2016, "Complex Embeddings for Simple Link Prediction", arXiv 1606.06357. Lacroix, Usunier and Obozinski 2018, "Canonical Tensor Decomposition for Knowledge Base Completion", arXiv 1806.07297.
 *
 * @throws TypeError or RangeError for an option out of bounds; while it computes, for a head or relation that is not a whole number in range.
 * @example
 * ```ts
 * const graph = await kd.graph.triples({ train: [['Ada', 'knows', 'Bob'], ['Bob', 'knows', 'Cleo'], ['Cleo', 'knows', 'Ada']] });
 * const { data, entities, relations } = kd.graph.links(graph);
 * const student = kd.models.complEx({ entities: entities.length, relations: relations.length, dimensions: 8, seed: 1 });
 * await kd.train({ student, data, epochs: 5 });
 * (student.predict(tf.tensor2d([[0, 0]])) as tf.Tensor).shape; // [1, 3]: how likely each entity is known by Ada
 * ```
 */
export function complEx(options: ComplExOptions): tf.LayersModel {
  const subject = 'complEx';
  checkOptions(subject, options, [...linkModelOptionNames, 'stddev', 'n3']);
  const checked = checkLinkModel(subject, options, { entity: 2, relation: 2 }, 'complex');
  const { entities, relations, dimensions } = checked;
  const stddev = checkNumber(subject, 'stddev', options.stddev ?? 0.1, { above: 0, atMost: 100 });
  const n3 = checkNumber(subject, 'n3', options.n3 ?? 0, { atLeast: 0 });
  return linkModel(() => new ComplExScores({ entities, relations, dimensions, stddev, n3, name: 'scores' }), checked);
}

interface ComplExConfig extends LinkScoresConfig {
  stddev: number;
  n3: number;
}

class ComplExScores extends LinkScoresLayer {
  static className = 'ComplExScores';
  readonly stddev: number;
  readonly n3: number;

  constructor({ stddev, n3, ...rest }: ComplExConfig) {
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
    const [real, imaginary] = tf.split(heads, 2, 1);
    const [byReal, byImaginary] = tf.split(relations, 2, 1);
    const product = tf.concat(
      [
        tf.sub(tf.mul(real, byReal), tf.mul(imaginary, byImaginary)),
        tf.add(tf.mul(real, byImaginary), tf.mul(imaginary, byReal))
      ],
      1
    ) as tf.Tensor2D;
    return tf.matMul(product, tails, false, true);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), stddev: this.stddev, n3: this.n3 };
  }

  private weightsOf(rate: number): EmbeddingWeights {
    return {
      width: 2 * this.dimensions,
      initializer: tf.initializers.randomNormal({ mean: 0, stddev: this.stddev }),
      ...(rate > 0 && { regularizer: new NuclearNorm({ rate, complex: true }) })
    };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(ComplExScores);
