import * as tf from '@tensorflow/tfjs';

export interface SoftTreeConfig {
  depth: number;
  units: number;
  name?: string;
  trainable?: boolean;
}

/**
 * Soft splits and a leaf's logits at the end of each way: [batch, inputs] to the logits of the mixture of the leaves' classes,
 * log sum over leaves of P(leaf) softmax(leaf), [batch, units]. One unit is log(p1 / p0).
 */
export class SoftTree extends tf.layers.Layer {
  static className = 'SoftTree';
  readonly depth: number;
  readonly units: number;
  private kernel!: tf.LayerVariable;
  private bias!: tf.LayerVariable;
  private leaves!: tf.LayerVariable;

  constructor({ depth, units, ...rest }: SoftTreeConfig) {
    super(rest);
    this.depth = depth;
    this.units = units;
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
      const right = tf.add(tf.matMul(x, this.kernel.read() as tf.Tensor2D), this.bias.read());
      // The way to a leaf: each split adds log P(left) = -softplus(z) or log P(right) = z - softplus(z).
      const way = wayOf(this.depth);
      const reach = tf.sub(
        tf.matMul(right, tf.tensor2d(way.right, way.shape)),
        tf.matMul(tf.softplus(right), tf.tensor2d(way.both, way.shape))
      );
      return this.units === 1 ? this.margin(reach) : this.mixture(reach);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch] = (Array.isArray(inputShape[0]) ? inputShape[0] : inputShape) as tf.Shape;
    return [batch, this.units];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), depth: this.depth, units: this.units };
  }

  private margin(reach: tf.Tensor): tf.Tensor {
    const logit = tf.reshape(this.leaves.read(), [1, -1]);
    const against = tf.sub(reach, tf.softplus(logit));
    return tf.sub(tf.logSumExp(tf.add(against, logit), 1, true), tf.logSumExp(against, 1, true));
  }

  private mixture(reach: tf.Tensor): tf.Tensor {
    return tf.logSumExp(tf.add(tf.expandDims(reach, 2), tf.expandDims(tf.logSoftmax(this.leaves.read()), 0)), 1);
  }
}

// A model is read back by the names of its layers.
tf.serialization.registerClass(SoftTree);

/** For each split (breadth first) and leaf: 1 where the leaf lies below the split, and where it lies to its right. */
function wayOf(depth: number): { shape: [number, number]; right: Float32Array; both: Float32Array } {
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
