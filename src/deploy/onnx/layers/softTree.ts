import { SoftTreeLayer, waysOf } from '../../../models/students/SoftTreeLayer';
import type { LayerTranslation, LayerWeight } from '../graph/LayerTranslation';
import { applyAffine } from './applyAffine';

/** `kd.softDecisionTree`: the logits of the mixture of its leaves, by logarithms of what leads to each. */
export const softTree: LayerTranslation = (graph, { layer, weights: [kernel, bias, leaves], inputs: [x] }) => {
  if (!(layer instanceof SoftTreeLayer)) return null;
  const { sharpness, leafScale, units } = layer;
  const scaled = ({ shape, values }: LayerWeight, by: number) => ({ shape, values: values.map((value) => value * by) });
  const right = applyAffine(graph, graph.rows(x), scaled(kernel, sharpness), scaled(bias, sharpness));
  const ways = waysOf(layer.depth);
  const reach = graph.node('Sub', [
    graph.node('MatMul', [right, graph.floats(ways.right, ways.shape)]),
    graph.node('MatMul', [graph.node('Softplus', [right]), graph.floats(ways.both, ways.shape)])
  ]);
  const { values } = scaled(leaves, leafScale);
  const sum = (name: string, keepdims: 0 | 1) => graph.node('ReduceLogSumExp', [name], { axes: [1], keepdims });
  const added = (numbers: Float32Array) => graph.node('Add', [reach, graph.floats(numbers, [1, numbers.length])]);
  if (units === 1) {
    const [yes, no] = [values.map((z) => -softplus(-z)), values.map((z) => -softplus(z))];
    return { rows: graph.node('Sub', [sum(added(yes), 1), sum(added(no), 1)]) };
  }
  const wide = graph.node('Unsqueeze', [reach, graph.integers([2])]);
  return { rows: sum(graph.node('Add', [wide, graph.floats(logSoftmax(values, units), [1, ...leaves.shape])]), 0) };
};

function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function logSoftmax(values: Float32Array, units: number): Float32Array {
  return values.map((value, i) => {
    const row = values.subarray(i - (i % units), i - (i % units) + units);
    const top = Math.max(...row);
    return value - top - Math.log(row.reduce((sum, one) => sum + Math.exp(one - top), 0));
  });
}
