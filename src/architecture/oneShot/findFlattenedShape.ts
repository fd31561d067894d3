import type { layers, Shape } from '@tensorflow/tfjs';
import { shapesOf } from '../../models/listLayerInputs';

/** The shape of the picture that was flattened before a layer; null if none was. Layers between the two, such as dropout, keep the places. */
export function findFlattenedShape(layer: layers.Layer): number[] | null {
  const [before] = (layer.inboundNodes[0] as unknown as { inboundLayers: layers.Layer[] } | undefined)?.inboundLayers ?? [];
  if (!before) return null;
  const [input] = shapesOf(before.inboundNodes[0].inputShapes as Shape | Shape[]);
  if (before.getClassName() === 'Flatten') return input.slice(1) as number[];
  const [output] = shapesOf(before.outputShape);
  const keeps = input?.length === output.length && input.every((size, i) => size === output[i]);
  return keeps ? findFlattenedShape(before) : null;
}
