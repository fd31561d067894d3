import type { LayerTranslation } from '../graph/LayerTranslation';
import { listOf, readWindow } from './readWindow';

export const maximumPooling = pooling('MaxPool');

/** Places that were padded do not count, as in TensorFlow. */
export const meanPooling = pooling('AveragePool');

export const globalMeanPooling = globalPooling('ReduceMean');
export const globalMaximumPooling = globalPooling('ReduceMax');

function pooling(operator: 'MaxPool' | 'AveragePool'): LayerTranslation {
  return (graph, call) => {
    const window = readWindow(call, listOf(call.config.poolSize, call.shape.length - 2));
    return window && { channelsFirst: graph.node(operator, [graph.channelsFirst(call.inputs[0])], window) };
  };
}

/** Over all places: [batch, ..., channels] to [batch, channels]. */
function globalPooling(operator: 'ReduceMean' | 'ReduceMax'): LayerTranslation {
  return (graph, { config, inputs: [x], inputShapes: [{ length: rank }] }) => {
    if (config.dataFormat === 'channelsFirst') return null;
    const first = x.channelsFirst === undefined ? 1 : 2;
    const axes = Array.from({ length: rank - 2 }, (_, i) => first + i);
    return { rows: graph.node(operator, [x.channelsFirst ?? graph.rows(x)], { axes, keepdims: 0 }) };
  };
}
