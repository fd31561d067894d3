import type { OnnxGraph, OnnxLayout, OnnxValue } from './OnnxGraph';

/**
 * Computes in whichever layout the values have, for operators that do not care.
 *
 * @param compute is told the names and the axis of the channels.
 */
export function applyPointwise(
  graph: OnnxGraph,
  values: readonly OnnxValue[],
  compute: (names: string[], channels: number) => string
): OnnxLayout {
  const [{ rank }] = values;
  if (values.some(({ channelsFirst }) => channelsFirst !== undefined) && values.every((value) => value.rank === rank))
    return { channelsFirst: compute(values.map(graph.channelsFirst), 1) };
  return { rows: compute(values.map(graph.rows), rank - 1) };
}
