import type * as tf from '@tensorflow/tfjs';
import { encodedWidth } from '../../models/students/encodeRows';
import { SoftTreeLayer } from '../../models/students/SoftTreeLayer';
import { TabularEncoder } from '../../models/students/TabularEncoder';
import { activationNames } from './activationNames';
import type { Link } from './listLayerChain';
import type { Step, Weights } from './NetworkPlan';

/** A step that still lacks its product: the layer after the encoder completes it. */
export type DraftStep = Step | { kind: 'encoder'; layer: TabularEncoder; units: number; table: Weights };

/** Layers that only act during training or only change the shape of rows. */
const idle = [
  'InputLayer',
  'Dropout',
  'SpatialDropout1D',
  'GaussianNoise',
  'GaussianDropout',
  'AlphaDropout',
  'Flatten',
  'Reshape'
];

/** What a layer does to one flat row of numbers; null if it cannot be compiled. */
export function listStepsOfLayer({ layer, shape }: Link): DraftStep[] | null {
  const kind = layer.getClassName();
  const config = layer.getConfig() as { [name: string]: unknown };
  // It reorders the numbers of the row.
  if (kind === 'Flatten' && config.dataFormat === 'channelsFirst' && shape.length > 2) return null;
  if (idle.includes(kind)) return [];
  if (shape.length !== 2) return null;
  const width = shape[1] as number;
  const weights = weightsOf(layer);
  if (layer instanceof TabularEncoder)
    return [{ kind: 'encoder', layer, units: encodedWidth(layer.encoding), table: weights[0] ?? new Float64Array() }];
  if (layer instanceof SoftTreeLayer) {
    const { depth, units, sharpness, leafScale } = layer;
    const [kernel, bias] = weights.slice(0, 2).map((values) => values.map((value) => value * sharpness));
    return [
      { kind: 'dense', units: 2 ** depth - 1, kernel, bias },
      { kind: 'tree', depth, units, leaves: weights[2].map((value) => value * leafScale) }
    ];
  }
  switch (kind) {
    case 'Dense': {
      const units = config.units as number;
      const dense: Step = { kind: 'dense', units, kernel: weights[0], bias: weights[1] ?? new Float64Array(units) };
      const after = activationOf(config.activation as string);
      return after && [dense, ...after];
    }
    case 'Activation':
      return activationOf(config.activation as string);
    case 'ReLU':
      return config.maxValue == null ? activationOf('relu') : activationOf('cappedRelu', config.maxValue as number);
    case 'LeakyReLU':
      return activationOf('leakyRelu', config.alpha as number);
    case 'ThresholdedReLU':
      return activationOf('thresholdedRelu', config.theta as number);
    case 'ELU':
      return activationOf('elu');
    case 'Softmax':
      return activationOf('softmax');
    case 'BatchNormalization':
      return [batchNormalization(config, weights)];
    case 'LayerNormalization':
      return [layerNormalization(config, weights, width)];
    default:
      return null;
  }
}

function activationOf(name: string, parameter?: number): Step[] | null {
  if (name === 'linear') return [];
  if (!(activationNames as readonly string[]).includes(name)) return null;
  return [parameter === undefined ? { kind: 'activation', name } : { kind: 'activation', name, parameter }];
}

/** In tfjs' order: gamma if it scales, beta if it centres, then the moving mean and variance. */
function batchNormalization(config: { [name: string]: unknown }, weights: Weights[]): Step {
  const [mean, variance] = weights.slice(-2);
  const gamma = config.scale ? weights[0] : null;
  const beta = config.center ? weights[config.scale ? 1 : 0] : null;
  const scale = variance.map((value, i) => (gamma?.[i] ?? 1) / Math.sqrt(value + (config.epsilon as number)));
  return { kind: 'affine', scale, shift: mean.map((value, i) => (beta?.[i] ?? 0) - value * scale[i]) };
}

function layerNormalization(config: { [name: string]: unknown }, weights: Weights[], width: number): Step {
  const scale = config.scale ? weights[0] : new Float64Array(width).fill(1);
  const shift = config.center ? weights[config.scale ? 1 : 0] : new Float64Array(width);
  return { kind: 'layerNormalization', epsilon: config.epsilon as number, scale, shift };
}

function weightsOf(layer: tf.layers.Layer): Weights[] {
  return layer.getWeights().map((weight) => Float64Array.from(weight.dataSync()));
}
