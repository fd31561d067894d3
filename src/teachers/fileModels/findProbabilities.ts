import type { GraphNode } from './FileModel';

/** Operations that turn logits into probabilities. */
const squashing = new Set(['Softmax', 'Sigmoid', 'HardSigmoid']);

/** Operations that leave numbers as they are. */
const passing = new Set(['Identity', 'Cast', 'Reshape', 'Flatten', 'Squeeze', 'Unsqueeze', 'ExpandDims', 'ZipMap']);

/**
 * The operation that makes a tensor probabilities, and the tensor before it; null if there is none that is known. Probabilities of other operations show in their
 * values alone: `label` refuses rows that all sum to 1.
 */
export function findProbabilities(nodes: readonly GraphNode[], name: string): { op: string; logits: string | null } | null {
  const maker = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  let node = maker.get(name);
  // A damaged graph may go round in circles.
  for (let steps = 0; node && passing.has(node.op) && steps < 100; steps++) node = maker.get(node.inputs[0]);
  if (!node) return null;
  if (squashing.has(node.op)) return { op: node.op, logits: node.inputs[0] ?? null };
  return node.givesProbabilities ? { op: node.op, logits: null } : null;
}
