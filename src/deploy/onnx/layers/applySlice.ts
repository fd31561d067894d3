import type { OnnxGraph } from '../graph/OnnxGraph';

/** The places from `from` to `to`, without the last, of one axis. */
export function applySlice(graph: OnnxGraph, x: string, axis: number, from: number, to: number): string {
  return graph.node('Slice', [x, ...[from, to, axis].map((value) => graph.integers([value]))]);
}
