import { LogMelLayer } from '../../../models/logMel';
import type { LayerTranslation } from '../graph/LayerTranslation';
import { transposeWeight } from './transposeWeight';

/** `kd.layers.logMel`: the windowed Fourier transform of each frame as a convolution, squares, mel filters, logarithms. */
export const logMel: LayerTranslation = (graph, { layer, inputs: [x], inputShapes: [given], shape }) => {
  if (!(layer instanceof LogMelLayer)) return null;
  const { bands, floor, padding, fftSize, hop } = layer.options;
  const { transform, filters } = layer.tables;
  const [parts, samples] = [filters.length / bands, given[1] as number];
  const kernel = transposeWeight({ shape: [transform.length / parts, parts], values: transform }, [1, 0]);
  const frames = shape[1] as number;
  const half = padding === 'none' ? 0 : Math.floor(fftSize / 2);
  let sound = graph.node('Reshape', [graph.rows(x), graph.integers([-1, 1, samples])]);
  const pad = (before: number, behind: number, mode: string) =>
    graph.node('Pad', [sound, graph.integers([0, 0, before, 0, 0, behind])], { mode });
  if (half > 0) sound = pad(half, half, padding === 'reflect' ? 'reflect' : 'constant');
  // The last frame ends in whole hops.
  const size = kernel.shape[1];
  const lacking = (frames - 1) * hop + size - samples - 2 * half;
  if (lacking > 0) sound = pad(0, lacking, 'constant');
  const weights = graph.floats(kernel.values, [parts, 1, size]);
  const found = graph.node('Conv', [sound, weights], { kernel_shape: [size], strides: [hop] });
  const turned = graph.node('Transpose', [found], { perm: [0, 2, 1] });
  const mel = graph.node('MatMul', [graph.node('Mul', [turned, turned]), graph.floats(filters, [parts, bands])]);
  const logarithms = graph.node('Log', [graph.node('Max', [mel, graph.floats([floor], [])])]);
  return { rows: graph.node('Reshape', [logarithms, graph.integers([-1, frames, bands, 1])]) };
};
