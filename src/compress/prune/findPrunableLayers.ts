import type * as tf from '@tensorflow/tfjs';
import { kernelKindOf } from '../layers/KernelLayer';
import { type Link, listLayerCalls } from '../layers/listLayerCalls';

/** Layers that treat each channel by itself, which is the last axis. */
const byChannel = new Set([
  ...['ReLU', 'LeakyReLU', 'ELU', 'ThresholdedReLU', 'Activation', 'Dropout', 'SpatialDropout1D', 'BatchNormalization'],
  ...['MaxPooling1D', 'MaxPooling2D', 'AveragePooling1D', 'AveragePooling2D', 'GlobalMaxPooling1D', 'GlobalMaxPooling2D'],
  ...['GlobalAveragePooling1D', 'GlobalAveragePooling2D', 'DepthwiseConv2D', 'Flatten']
]);

/** Whether a layer has units or filters of its own, which take all channels of its input. */
export function mixesChannels(layer: tf.layers.Layer): boolean {
  const kind = kernelKindOf(layer);
  return kind !== null && kind !== 'DepthwiseConv2D';
}

/**
 * The dense and convolutional layers whose units can be left out: on every way from them there are only layers that treat each channel by itself, up to a dense or convolutional one,
 * which then takes fewer. Residuals, concatenations, layers of the user, outputs and layers that are used twice stand in the way.
 */
export function findPrunableLayers(model: tf.LayersModel): tf.layers.Layer[] {
  const links = listLayerCalls(model);
  const isUsedOnce = ({ layer }: Link) => links.filter((link) => link.layer === layer).length === 1;
  const canLose = (tensor: tf.SymbolicTensor): boolean =>
    !model.outputs.includes(tensor) && links.filter(({ inputs }) => inputs.includes(tensor)).every(canTakeFewer);
  const canTakeFewer = (link: Link): boolean => {
    if (!isUsedOnce(link) || !isChannelsLast(link.layer)) return false;
    return (
      mixesChannels(link.layer) ||
      (byChannel.has(link.layer.getClassName()) && isSeparate(link.layer) && canLose(link.outputs[0]))
    );
  };
  return links
    .filter(
      (link) =>
        mixesChannels(link.layer) &&
        isUsedOnce(link) &&
        isChannelsLast(link.layer) &&
        isSeparate(link.layer) &&
        canLose(link.outputs[0])
    )
    .map(({ layer }) => layer);
}

function isChannelsLast(layer: tf.layers.Layer): boolean {
  const { dataFormat = 'channelsLast' } = layer.getConfig();
  const { axis = -1, outputShape } = layer as unknown as { axis?: number; outputShape: unknown[] };
  return dataFormat === 'channelsLast' && (axis === -1 || axis === outputShape.length - 1);
}

/** A softmax mixes channels. */
function isSeparate(layer: tf.layers.Layer): boolean {
  return layer.getConfig().activation !== 'softmax';
}
