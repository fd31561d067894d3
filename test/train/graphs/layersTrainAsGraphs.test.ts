import { expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { graphAndEager, quick, rowsOf, stepsOf } from './graphAndEager';

const { tf } = kd;
const { layers } = tf;
type Symbolic = kd.tf.SymbolicTensor;
type Layer = kd.tf.layers.Layer;

const chain = (...made: Layer[]) => tf.sequential({ layers: [...made, layers.flatten(), layers.dense({ units: 3 })] });
const activations = ['elu', 'hardSigmoid', 'relu6', 'selu', 'sigmoid', 'softplus', 'softsign', 'tanh', 'swish', 'mish'] as const;

/** All layers of tfjs that learn, or pass gradients on, in a few models. */
const models: { [name: string]: [ReturnType<typeof rowsOf>, () => kd.tf.LayersModel] } = {
  'masked words, recurrent both ways, cells on cells, a layer for each time': [
    rowsOf([5], (random) => Math.floor(random * 4)),
    () =>
      chain(
        layers.embedding({ inputDim: 4, outputDim: 3, inputLength: 5, maskZero: true }),
        layers.bidirectional({ layer: layers.gru({ units: 2, returnSequences: true }) as never, mergeMode: 'concat' }),
        layers.timeDistributed({ layer: layers.dense({ units: 3 }) }),
        layers.rnn({ cell: [layers.lstmCell({ units: 3 }), layers.simpleRNNCell({ units: 2 })] as never, returnSequences: true })
      )
  ],
  'sequences: convolution, pooling, permutation, normalisation': [
    rowsOf([6, 2]),
    () =>
      chain(
        layers.masking({ maskValue: 0, inputShape: [6, 2] }),
        layers.conv1d({ filters: 3, kernelSize: 2 }),
        layers.maxPooling1d({ poolSize: 2, strides: 1 }),
        layers.averagePooling1d({ poolSize: 2, strides: 1 }),
        layers.layerNormalization({}),
        layers.permute({ dims: [2, 1] }),
        layers.globalAveragePooling1d(),
        layers.repeatVector({ n: 2 })
      )
  ],
  'pictures: all convolutions, poolings, paddings': [
    rowsOf([6, 6, 2]),
    () =>
      chain(
        layers.zeroPadding2d({ padding: 1, inputShape: [6, 6, 2] }),
        layers.separableConv2d({ filters: 2, kernelSize: 3 }),
        layers.conv2dTranspose({ filters: 2, kernelSize: 3 }),
        layers.depthwiseConv2d({ kernelSize: 3 }),
        layers.upSampling2d({ size: [2, 2] }),
        layers.cropping2D({
          cropping: [
            [1, 1],
            [1, 1]
          ]
        }),
        layers.averagePooling2d({ poolSize: 2 }),
        layers.maxPooling2d({ poolSize: 2, strides: 1 })
      )
  ],
  'volumes and pictures over time': [
    rowsOf([3, 4, 4, 1]),
    () =>
      chain(
        layers.conv3d({ filters: 2, kernelSize: 2, padding: 'same', inputShape: [3, 4, 4, 1] }),
        layers.maxPooling3d({ poolSize: 2, strides: 1 }),
        layers.averagePooling3d({ poolSize: [1, 2, 2], strides: 1 }),
        layers.convLstm2d({ filters: 2, kernelSize: 2 })
      )
  ],
  'activations, constraints, regularizers': [
    rowsOf([2, 4]),
    () =>
      chain(
        ...activations.map((activation) => layers.dense({ units: 4, activation, inputShape: [2, 4] })),
        layers.dense({
          units: 3,
          kernelConstraint: tf.constraints.maxNorm({ maxValue: 1 }),
          kernelRegularizer: 'l1l2',
          biasConstraint: tf.constraints.nonNeg()
        }),
        layers.prelu(),
        layers.leakyReLU(),
        layers.elu(),
        layers.reLU({ maxValue: 6 }),
        layers.softmax({ axis: -1 })
      )
  ],
  'all ways to merge': [
    rowsOf([4, 3]),
    () => {
      const inputs = tf.input({ shape: [4, 3] });
      const pair = [2, 2].map((units) => layers.dense({ units }).apply(inputs) as Symbolic);
      const ways = [
        layers.add(),
        layers.multiply(),
        layers.average(),
        layers.maximum(),
        layers.minimum(),
        layers.dot({ axes: 2 })
      ];
      const merged = layers.concatenate().apply(ways.map((way) => way.apply(pair) as Symbolic)) as Symbolic;
      return tf.model({ inputs, outputs: layers.dense({ units: 3 }).apply(layers.flatten().apply(merged)) as Symbolic });
    }
  ]
};

test.each(Object.entries(models))(
  'kd.train runs its steps as graphs, with the same numbers, for %s',
  async (_, [data, build]) => {
    const run = (student: kd.tf.LayersModel) =>
      kd.train({ ...quick, epochs: 3, student, data, optimizer: kd.sgd({ learningRate: 0.1 }) });
    expect(stepsOf(await graphAndEager(() => kd.seeded(1, build), run))).toEqual({ graphs: 5, operations: 4 });
  }
);
