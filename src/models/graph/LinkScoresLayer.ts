import * as tf from '@tensorflow/tfjs';
import { deriveTensor } from '../../engine/graph/deriveTensor';
import { listLayerInputs, shapesOf } from '../listLayerInputs';

export interface LinkScoresConfig {
  entities: number;
  relations: number;
  /** Numbers of an embedding, complex ones where the model is of complex numbers. */
  dimensions: number;
  name?: string;
  trainable?: boolean;
}

type Initializer = ReturnType<typeof tf.initializers.zeros>;
type Regularizer = ReturnType<typeof tf.regularizers.l2>;

/** What a kind of embedding decides about its weights: numbers a row, how they begin, and what holds them small. */
export interface EmbeddingWeights {
  width: number;
  initializer: Initializer;
  regularizer?: Regularizer;
}

/**
 * The scores of all entities as tails: [batch, 2] heads and relations to [batch, entities]. Embeddings of entities and relations are its weights. A kind of
 * embedding says what its weights are and how they make scores.
 */
export abstract class LinkScoresLayer extends tf.layers.Layer {
  readonly entities: number;
  readonly relations: number;
  readonly dimensions: number;
  private entityEmbeddings!: tf.LayerVariable;
  private relationEmbeddings!: tf.LayerVariable;

  constructor({ entities, relations, dimensions, ...rest }: LinkScoresConfig) {
    super(rest);
    this.entities = entities;
    this.relations = relations;
    this.dimensions = dimensions;
  }

  abstract entityWeights(): EmbeddingWeights;
  abstract relationWeights(): EmbeddingWeights;

  /**
   * @param heads [batch, width] and `relations` [batch, width of relations]: embeddings of the rows.
   * @param tails [entities, width] of all entities.
   * @returns [batch, entities], higher for a likelier tail.
   */
  abstract scores(heads: tf.Tensor2D, relations: tf.Tensor2D, tails: tf.Tensor2D): tf.Tensor2D;

  override build(): void {
    const weights = (name: string, rows: number, { width, initializer, regularizer }: EmbeddingWeights) =>
      this.addWeight(name, [rows, width], 'float32', initializer, regularizer);
    this.entityEmbeddings = weights('entities', this.entities, this.entityWeights());
    this.relationEmbeddings = weights('relations', this.relations, this.relationWeights());
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const [pairs] = listLayerInputs(inputs);
      const [batch] = pairs.shape;
      const numbers = deriveTensor(pairs, this.numbersOf) as tf.Tensor1D;
      const [entities, relations] = [this.entityEmbeddings.read(), this.relationEmbeddings.read()] as tf.Tensor2D[];
      const heads = tf.gather(entities, tf.slice(numbers, 0, batch)) as tf.Tensor2D;
      return this.scores(heads, tf.gather(relations, tf.slice(numbers, batch, batch)) as tf.Tensor2D, entities);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    return [shapesOf(inputShape)[0][0], this.entities];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { entities, relations, dimensions } = this;
    return { ...super.getConfig(), entities, relations, dimensions };
  }

  /** All heads, then all relations. */
  private readonly numbersOf = (pairs: tf.Tensor): tf.Tensor1D => {
    const values = pairs.dataSync();
    const rows = values.length / 2;
    const numbers = new Int32Array(values.length);
    const limits = [this.entities, this.relations];
    for (let i = 0; i < values.length; i++) {
      const part = i % 2;
      const row = i >> 1;
      if (!(Number.isInteger(values[i]) && values[i] >= 0 && values[i] < limits[part]))
        throw new RangeError(
          `${this.name}: expected the ${['head', 'relation'][part]} to be a whole number from 0 to ${limits[part] - 1}, got ${values[i]} in row ${row} of the batch; make the model for as many ${['entities', 'relations'][part]} as the links have`
        );
      numbers[part * rows + row] = values[i];
    }
    return tf.tensor1d(numbers, 'int32');
  };
}
