import type { GraphNode } from './FileModel';

/** Operations that turn logits into probabilities. */
const squashing = new Set(['Softmax', 'Sigmoid', 'HardSigmoid']);

/** Operations that leave numbers as they are. */
const passing = new Set(['Identity', 'Cast', 'Reshape', 'Flatten', 'Squeeze', 'Unsqueeze', 'ExpandDims', 'ZipMap']);

/**
 * The operation that makes a tensor probabilities, and the tensor before it; null if there is none that is known. Probabilities of other operations show in their
 * values alone: `label` refuses rows that all sum to 1.
 */
export function findProbabilityOperation(
  nodes: readonly GraphNode[],
  name: string
): { op: string; logits: string | null } | null {
  const maker = new Map(nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  let node = maker.get(name);
  // A damaged graph may go round in circles.
  for (let steps = 0; node && passing.has(node.op) && steps < 100; steps++) node = maker.get(node.inputs[0]);
  if (!node) return null;
  const exponential = findExponential(node, maker);
  if (exponential) return { op: 'exp(x) / sum(exp(x))', logits: exponential.inputs[0] ?? null };
  if (squashing.has(node.op)) return { op: node.op, logits: node.inputs[0] ?? null };
  return node.givesProbabilities ? { op: node.op, logits: null } : null;
}

/** The exponential of a softmax that is written out, as JAX does: its quotient by a sum of itself. */
function findExponential(quotient: GraphNode, maker: ReadonlyMap<string, GraphNode>): GraphNode | null {
  if (quotient.op !== 'Div' && quotient.op !== 'RealDiv') return null;
  const [above, below] = quotient.inputs.map((name) => maker.get(name));
  if (above?.op !== 'Exp') return null;
  // Between them are a sum and changes of its shape.
  let node = below;
  for (let steps = 0; node && node !== above && steps < 6; steps++) node = maker.get(node.inputs[0]);
  return node === above ? above : null;
}
