import * as kd from '../../../src/index';

const { tf } = kd;
const { layers } = tf;
type Symbolic = kd.tf.SymbolicTensor;
type Layer = kd.tf.layers.Layer;

const apply = (layer: Layer, x: Symbolic | Symbolic[]) => layer.apply(x) as Symbolic;
const sequence = (inputShape: number[], inner: () => Layer[]) => () =>
  tf.sequential({ layers: [layers.inputLayer({ inputShape }), ...inner()] });
const functional = (shape: number[], body: (x: Symbolic) => Symbolic) => () => {
  const inputs = tf.input({ shape });
  return tf.model({ inputs, outputs: body(inputs) });
};
const activations = [
  ...['relu', 'relu6', 'sigmoid', 'hardSigmoid', 'tanh', 'softmax', 'logSoftmax', 'elu', 'selu', 'softplus', 'softsign'],
  ...['swish', 'mish', 'gelu', 'gelu_new', 'linear']
] as const;

/** Layers of tfjs and of kd.layers that builders do not have, or with other settings. */
export const layerModels: { [name: string]: () => kd.tf.LayersModel } = {
  ...Object.fromEntries(
    activations.map((activation) => [
      `activation ${activation}`,
      sequence([5], () => [layers.dense({ units: 4, activation: activation as 'relu' })])
    ])
  ),
  ...Object.fromEntries(
    [1, 2, 3].flatMap((strides) =>
      [2, 3, 5].map((kernelSize) => [
        `conv2d of ${kernelSize} by ${strides}, padded`,
        sequence([7, 10, 2], () => [layers.conv2d({ filters: 3, kernelSize, strides, padding: 'same', activation: 'softmax' })])
      ])
    )
  ),
  'conv1d with dilation': sequence([11, 2], () => [
    layers.conv1d({ filters: 3, kernelSize: 3, dilationRate: 2, padding: 'same' })
  ]),
  'conv2d with dilation': sequence([11, 9, 2], () => [
    layers.conv2d({ filters: 3, kernelSize: 3, dilationRate: 2, padding: 'same' })
  ]),
  'conv3d by 2, padded': sequence([5, 6, 4, 2], () => [
    layers.conv3d({ filters: 3, kernelSize: 3, strides: 2, padding: 'same' })
  ]),
  'depthwiseConv2d with a multiplier': sequence([6, 7, 3], () => [
    layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, strides: 2, padding: 'same' })
  ]),
  separableConv2d: sequence([6, 7, 3], () => [
    layers.separableConv2d({ filters: 4, kernelSize: 3, padding: 'same', activation: 'relu' })
  ]),
  'poolings of pictures': sequence([11, 9, 2], () => [
    layers.maxPooling2d({ poolSize: 3, strides: 2, padding: 'same' }),
    layers.averagePooling2d({ poolSize: 2, strides: 1, padding: 'same' }),
    layers.averagePooling2d({ poolSize: 2 }),
    layers.flatten(),
    layers.dense({ units: 2 })
  ]),
  'poolings of sequences': sequence([11, 2], () => [
    layers.maxPooling1d({ poolSize: 3, strides: 2, padding: 'same' }),
    layers.averagePooling1d({ poolSize: 2 }),
    layers.globalMaxPooling1d()
  ]),
  'poolings of volumes': sequence([6, 5, 4, 2], () => [
    layers.maxPooling3d({ poolSize: 2 }),
    layers.averagePooling3d({ poolSize: 2, padding: 'same' }),
    layers.flatten()
  ]),
  'globalMaxPooling2d of the rows': sequence([4, 5, 2], () => [layers.globalMaxPooling2d({})]),
  'layers of activations': functional([6], (x) => {
    const outputs = [
      layers.reLU({ maxValue: 0.5 }),
      layers.reLU(),
      layers.leakyReLU({ alpha: 0.1 }),
      layers.elu(),
      layers.thresholdedReLU({ theta: 0.3 }),
      layers.softmax()
    ].map((layer) => apply(layer, x));
    return apply(layers.concatenate(), outputs);
  }),
  'normalizations of rows': sequence([6], () => [
    layers.batchNormalization({ scale: false }),
    layers.layerNormalization({ center: false })
  ]),
  'batchNormalization of tokens': sequence([5, 3], () => [layers.batchNormalization({ center: false })]),
  'layerNormalization of tokens': sequence([5, 3], () => [
    layers.layerNormalization(),
    kd.layers.tokenNormalization({ epsilon: 0.1 })
  ]),
  'merges of maps': functional([5, 4, 3], (x) => {
    const maps = [1, 2, 3].map(() => apply(layers.conv2d({ filters: 3, kernelSize: 1 }), x));
    const merged = [layers.add(), layers.average(), layers.maximum(), layers.minimum(), layers.multiply()];
    const beside = apply(
      layers.concatenate({ axis: 2 }),
      merged.map((layer) => apply(layer, [...maps, x]))
    );
    return apply(layers.softmax(), apply(layers.flatten(), beside));
  }),
  'reshape, permute and repeatVector': sequence([12], () => [
    layers.reshape({ targetShape: [3, 4] }),
    layers.permute({ dims: [2, 1] }),
    layers.flatten(),
    layers.repeatVector({ n: 3 })
  ]),
  'reshape of a map to fewer channels': sequence([4, 4, 2], () => [
    layers.conv2d({ filters: 4, kernelSize: 1 }),
    layers.reshape({ targetShape: [8, 8] })
  ]),
  'dropout of whole channels': sequence([4, 3], () => [layers.spatialDropout1d({ rate: 0.2 }), layers.dense({ units: 2 })]),
  'all kinds of noise': sequence([6], () => [
    layers.dropout({ rate: 0.2 }),
    layers.gaussianNoise({ stddev: 0.1 }),
    layers.gaussianDropout({ rate: 0.1 }),
    layers.alphaDropout({ rate: 0.1 }),
    layers.dense({ units: 2 })
  ]),
  'an LSTM, and one behind it': sequence([5, 3], () => [
    layers.lstm({ units: 4, returnSequences: true }),
    layers.lstm({ units: 2, recurrentActivation: 'sigmoid' })
  ]),
  GRUs: sequence([5, 3], () => [
    layers.gru({ units: 4, returnSequences: true }),
    layers.gru({ units: 2, recurrentActivation: 'sigmoid' })
  ]),
  'a simple RNN': sequence([5, 3], () => [
    layers.simpleRNN({ units: 4, returnSequences: true }),
    layers.simpleRNN({ units: 2, useBias: false })
  ]),
  'an embedding of tfjs': () =>
    tf.sequential({
      layers: [layers.embedding({ inputDim: 6, outputDim: 3, inputLength: 4 }), layers.flatten(), layers.dense({ units: 2 })]
    }),
  'a layer that is used twice': functional([6], (x) => {
    const shared = layers.dense({ units: 6, activation: 'relu' });
    return apply(shared, apply(shared, x));
  }),
  'a model inside, twice': functional([6], (x) => {
    const inner = tf.sequential({ layers: [layers.dense({ units: 6, inputShape: [6] }), layers.batchNormalization()] });
    return apply(inner, apply(inner, x));
  }),
  'two inputs and two outputs, one of them an input': () => {
    const inputs = [tf.input({ shape: [3], name: 'left' }), tf.input({ shape: [2], name: 'right' })];
    const both = apply(layers.concatenate(), inputs);
    return tf.model({ inputs, outputs: [apply(layers.dense({ units: 2, name: 'sum' }), both), inputs[1]] });
  },
  'central slices': sequence([5, 4, 3, 2], () => [
    kd.layers.centralSlices({ count: 3 }),
    layers.conv2d({ filters: 2, kernelSize: 2 })
  ]),
  'channels and their shuffle, of rows': sequence([5, 6], () => [
    kd.layers.channels({ from: 2 }),
    kd.layers.channelShuffle({ groups: 2 })
  ]),
  'a class token and attention without a mask': sequence([4, 6], () => [
    kd.layers.classToken(),
    kd.layers.multiHeadAttention({ heads: 2, keyDimension: 3, valueDimension: 2, units: 5 }),
    kd.layers.firstToken()
  ]),
  ...Object.fromEntries(
    (['none', 'zeros', 'reflect'] as const).map((padding) => [
      `logMel with padding ${padding}`,
      sequence([530], () => [kd.layers.logMel({ rate: 4000, bands: 8, window: 100, hop: 60, padding })])
    ])
  ),
  'bags of codes': () => {
    const inputs = tf.input({ shape: [5] });
    const codes = apply(kd.layers.columns({ from: 1 }), inputs);
    return tf.model({ inputs, outputs: apply(kd.layers.embeddingBag({ categories: 4, width: 3, bags: [1, 3] }), codes) });
  }
};
