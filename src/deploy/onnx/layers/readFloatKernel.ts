import type { ReadKernelNumbers } from './KernelNumbers';

/** Kernel and bias as they are. */
export const readFloatKernel: ReadKernelNumbers = (graph, { weights: [kernel, bias] }) => ({
  kernel,
  bias: bias?.values,
  enter: (x) => x,
  weights: ({ values, shape }) => graph.floats(values, shape),
  addedWithin: () => (bias ? [graph.floats(bias.values)] : [])
});
