import { readInt8Layer } from '../../../compress/int8/int8Layers';
import { isQuantizedLayer } from '../../../compress/int8/quantizedLayers';
import type { ReadKernelNumbers } from './KernelNumbers';

/** So many steps of a bias leave room in 32 bits for the sum that it is added to. */
const mostSteps = 2 ** 30;

/**
 * The integers of a layer of `kd.quantized`, as pairs of QuantizeLinear and DequantizeLinear: the input is rounded to int8, the kernel is int8 with a scale for each output channel, and a bias within the operator is int32 with
 * the scale that the sum has, input scale times kernel scale. A program that knows these pairs computes with the integers; every other one computes what they stand for.
 */
export const readInt8Kernel: ReadKernelNumbers = (graph, { layer }) => {
  if (!isQuantizedLayer(layer)) return null;
  const { weights, shape, scales, bias, input } = withRoomForBias(readInt8Layer(layer));
  const enterBy = [graph.floats([input.scale], []), graph.constant(Int8Array.of(input.zeroPoint), [])];
  return {
    kernel: { shape, values: weights },
    bias: bias ?? undefined,
    enter: (x) => graph.node('DequantizeLinear', [graph.node('QuantizeLinear', [x, ...enterBy]), ...enterBy]),
    weights: ({ values, shape }, axis) => {
      // onnxruntime does not fuse a kernel without them.
      const zeros = graph.constant(new Int8Array(scales.length));
      return graph.node('DequantizeLinear', [graph.constant(values, shape), graph.floats(scales), zeros], { axis });
    },
    addedWithin: () => {
      if (!bias) return [];
      const steps = scales.map((scale) => scale * input.scale);
      const integers = graph.constant(Int32Array.from(bias, (value, i) => Math.round(value / steps[i])));
      return [graph.node('DequantizeLinear', [integers, graph.floats(steps)], { axis: 0 })];
    }
  };
};

type Int8Numbers = ReturnType<typeof readInt8Layer>;

/** A channel whose weights are very small beside its bias, or 0, gets a larger scale, so that the bias is an integer of 32 bits. What its weights lose thereby is less than the bias has in float32. */
function withRoomForBias(numbers: Int8Numbers): Int8Numbers {
  const { weights, scales, bias, input } = numbers;
  if (!bias) return numbers;
  const wider = scales.map((scale, i) => Math.max(scale, Math.abs(bias[i]) / (input.scale * mostSteps)));
  if (wider.every((scale, i) => scale === scales[i])) return numbers;
  const channels = scales.length;
  return {
    ...numbers,
    scales: wider,
    weights: weights.map((integer, i) => Math.round((integer * scales[i % channels]) / wider[i % channels]))
  };
}
