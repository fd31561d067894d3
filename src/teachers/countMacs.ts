import * as tf from '@tensorflow/tfjs';

/** Layers without products of weights and inputs, or with too few to count. */
const free = new Set([
  ...[
    'InputLayer',
    'Flatten',
    'Reshape',
    'Permute',
    'RepeatVector',
    'Masking',
    'Embedding',
    'ZeroPadding2D',
    'Cropping2D',
    'UpSampling2D'
  ],
  ...['Activation', 'ReLU', 'LeakyReLU', 'PReLU', 'ELU', 'ThresholdedReLU', 'Softmax'],
  ...[
    'Dropout',
    'SpatialDropout1D',
    'GaussianNoise',
    'GaussianDropout',
    'AlphaDropout',
    'BatchNormalization',
    'LayerNormalization',
    'TokenNormalization'
  ],
  ...[
    'CentralSlices',
    'Channels',
    'ChannelShuffle',
    'ClassToken',
    'Columns',
    'Dot',
    'EmbeddingBag',
    'FirstToken',
    'PaddingMask',
    'PositionEmbedding',
    'TokenEmbedding',
    'TokenMean'
  ],
  ...['MaxPooling1D', 'MaxPooling2D', 'MaxPooling3D', 'AveragePooling1D', 'AveragePooling2D', 'AveragePooling3D'],
  ...['GlobalMaxPooling1D', 'GlobalMaxPooling2D', 'GlobalAveragePooling1D', 'GlobalAveragePooling2D'],
  ...['Add', 'Average', 'Concatenate', 'Maximum', 'Minimum', 'Multiply']
]);

/**
 * Multiply-accumulate operations that a model takes for one row: those of dense, convolutional, recurrent and attention layers, and of link models. Null if it
 * has a layer of another kind, or a size that is only known with the data.
 */
export function countMacs(model: tf.LayersModel): number | null {
  const uses = countUses(model);
  let total = 0;
  for (const layer of model.layers) {
    const macs = macsOf(layer);
    if (macs === null || !Number.isInteger(macs)) return null;
    total += macs * (uses.get(layer.name) ?? 1);
  }
  return total;
}

function macsOf(layer: tf.layers.Layer): number | null {
  if (layer instanceof tf.LayersModel) return countMacs(layer);
  const kind = layer.getClassName();
  if (free.has(kind)) return 0;
  // Weights are kernels first, then biases; there is one product for every position of the kernel.
  const kernel = layer.weights.filter(({ shape }) => shape.length > 1).map(({ shape }) => product(shape));
  const output = sizeOf(() => layer.outputShape);
  const input = () => sizeOf(() => (layer.input as tf.SymbolicTensor).shape) ?? NaN;
  if (kernel.length === 0 || output === null) return null;
  switch (kind) {
    case 'Dense':
    case 'QuantizedDense':
      return (output / (layer.weights[0].shape[1] as number)) * kernel[0];
    case 'Conv1D':
    case 'QuantizedConv1D':
    case 'Conv2D':
    case 'QuantizedConv2D':
    case 'Conv3D':
      return (output / (layer.weights[0].shape.at(-1) as number)) * kernel[0];
    case 'Conv2DTranspose':
      return (input() / (layer.weights[0].shape.at(-1) as number)) * kernel[0];
    case 'DepthwiseConv2D':
    case 'QuantizedDepthwiseConv2D':
      return (output / product(layer.weights[0].shape.slice(-2))) * kernel[0];
    case 'SeparableConv2D':
      return (output / (layer.weights[1].shape.at(-1) as number)) * (kernel[0] + kernel[1]);
    case 'SimpleRNN':
    case 'LSTM':
    case 'GRU':
      return (input() / (layer.weights[0].shape[0] as number)) * (kernel[0] + kernel[1]);
    // One product of a row with all entities.
    case 'ComplExScores':
    case 'DistMultScores':
    case 'RotatEScores':
    case 'TransEScores':
      return kernel[0];
    case 'MultiHeadSelfAttention':
      return attentionMacs(layer);
    default:
      return null;
  }
}

/** Four projections of each token; a product of each two tokens for the scores, and one for the sums of values. */
function attentionMacs(layer: tf.layers.Layer): number | null {
  const [, tokens] = layer.outputShape as number[];
  const [query, key, value, output] = layer.weights.filter(({ shape }) => shape.length > 1).map(({ shape }) => shape as number[]);
  const projections = [query, key, value, output].reduce((sum, shape) => sum + product(shape), 0);
  return tokens * projections + tokens * tokens * (query[1] + value[1]);
}

/** Numbers in one row of a shape; null if the shape leaves one open, or a shared layer has several. */
function sizeOf(shape: () => unknown): number | null {
  try {
    const sizes = (shape() as (number | null)[]).slice(1);
    return sizes.every((size) => Number.isInteger(size)) ? product(sizes) : null;
  } catch {
    return null;
  }
}

function product(sizes: (number | null)[]): number {
  return sizes.reduce<number>((a, b) => a * (b as number), 1);
}

/** How often each layer of a functional model is applied: a shared one more than once. */
function countUses(model: tf.LayersModel): Map<string, number> {
  const uses = new Map<string, number>();
  const layers = (model.getConfig() as { layers?: unknown }).layers;
  if (!Array.isArray(layers)) return uses;
  for (const { name, inboundNodes } of layers as { name?: string; inboundNodes?: unknown[] }[]) {
    if (name && inboundNodes) uses.set(name, Math.max(1, inboundNodes.length));
  }
  return uses;
}
