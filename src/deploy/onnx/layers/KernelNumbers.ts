import type { LayerCall, LayerWeight } from '../graph/LayerTranslation';
import type { OnnxGraph } from '../graph/OnnxGraph';

/** How what a layer with one kernel multiplies comes into a graph. */
export interface KernelNumbers {
  /** In the layout of tfjs. */
  kernel: LayerWeight<Float32Array | Int8Array>;
  bias?: Float32Array;
  /** The input as the kernel is given it. */
  enter(x: string): string;
  /** The kernel in the layout of an operator. @param axis that of its output channels. */
  weights(kernel: LayerWeight<Float32Array | Int8Array>, axis: number): string;
  /** A bias that the operator adds itself, of which there may be none. */
  addedWithin(): string[];
}

/** Null for a layer that has no such numbers. */
export type ReadKernelNumbers = (graph: OnnxGraph, call: LayerCall) => KernelNumbers | null;
