import * as tf from '@tensorflow/tfjs';
import type { Feature } from '../../data/Dataset';
import type { TableLayer } from '../columnsOf';
import { decodeTreeNames } from './encodeTreeNames';

export interface SoftTreeConfig {
  depth: number;
  units: number;
  /** Factor on a split's product. Optimizers change weights by absolute steps, so this sets how fast splits learn. Default 1. */
  sharpness?: number;
  /** The same for the leaves. Default 1. */
  leafScale?: number;
  /** The output of `encodeTreeNames`: names of columns and classes. */
  notes?: string;
  name?: string;
  trainable?: boolean;
}

/**
 * Soft splits of probability sigmoid(sharpness (x kernel + bias)) to the right, and a leaf's logits at the end of each path: [batch, inputs]
 * to the logits of the mixture of the leaves' classes, log sum over leaves of P(leaf) softmax(leafScale leaf), [batch, units]. One
 * unit is log(p1 / p0).
 */
export class SoftTreeLayer extends tf.layers.Layer implements TableLayer {
  static className = 'SoftTree';
  readonly depth: number;
  readonly units: number;
  readonly sharpness: number;
  readonly leafScale: number;
  readonly notes: string;
  private kernel!: tf.LayerVariable;
  private bias!: tf.LayerVariable;
  private leaves!: tf.LayerVariable;

  constructor({ depth, units, sharpness = 1, leafScale = 1, notes = '', ...rest }: SoftTreeConfig) {
    super(rest);
    this.depth = depth;
    this.units = units;
    this.sharpness = sharpness;
    this.leafScale = leafScale;
    this.notes = notes;
  }

  /** The columns of the table, which the encoder before it gets. */
  get tableFeatures(): Feature[] | null {
    return decodeTreeNames(this.notes)?.features ?? null;
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const [, inputs] = (Array.isArray(inputShape[0]) ? inputShape[0] : inputShape) as tf.Shape;
    const splits = 2 ** this.depth - 1;
    const { zeros, glorotUniform, randomUniform } = tf.initializers;
    this.kernel = this.addWeight('kernel', [inputs, splits], 'float32', glorotUniform({}));
    this.bias = this.addWeight('bias', [splits], 'float32', zeros());
    this.leaves = this.addWeight('leaves', [splits + 1, this.units], 'float32', randomUniform({ minval: -0.5, maxval: 0.5 }));
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as tf.Tensor2D;
      const right = tf.mul(tf.add(tf.matMul(x, this.kernel.read() as tf.Tensor2D), this.bias.read()), this.sharpness);
      const leaves = tf.mul(this.leaves.read(), this.leafScale);
      // The path to a leaf: each split adds log P(left) = -softplus(z) or log P(right) = z - softplus(z).
      const way = waysOf(this.depth);
      const reach = tf.sub(
        tf.matMul(right, tf.tensor2d(way.right, way.shape)),
        tf.matMul(tf.softplus(right), tf.tensor2d(way.both, way.shape))
      );
      return this.units === 1 ? margin(reach, leaves) : mixture(reach, leaves);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch] = (Array.isArray(inputShape[0]) ? inputShape[0] : inputShape) as tf.Shape;
    return [batch, this.units];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { depth, units, sharpness, leafScale, notes } = this;
    return { ...super.getConfig(), depth, units, sharpness, leafScale, notes };
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(SoftTreeLayer);

/** For each split (breadth first) and leaf: 1 where the leaf lies below the split, and where it lies to its right. */
export function waysOf(depth: number): { shape: [number, number]; right: Float32Array; both: Float32Array } {
  const leaves = 2 ** depth;
  const right = new Float32Array((leaves - 1) * leaves);
  const both = new Float32Array((leaves - 1) * leaves);
  for (let leaf = 0; leaf < leaves; leaf++) {
    for (let node = leaves + leaf; node > 1; node >>= 1) {
      const place = ((node >> 1) - 1) * leaves + leaf;
      both[place] = 1;
      right[place] = node & 1;
    }
  }
  return { shape: [leaves - 1, leaves], right, both };
}

function margin(reach: tf.Tensor, leaves: tf.Tensor): tf.Tensor {
  const logit = tf.reshape(leaves, [1, -1]);
  const against = tf.sub(reach, tf.softplus(logit));
  return tf.sub(tf.logSumExp(tf.add(against, logit), 1, true), tf.logSumExp(against, 1, true));
}

function mixture(reach: tf.Tensor, leaves: tf.Tensor): tf.Tensor {
  return tf.logSumExp(tf.add(tf.expandDims(reach, 2), tf.expandDims(tf.logSoftmax(leaves), 0)), 1);
}
