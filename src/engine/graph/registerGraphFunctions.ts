import type { Subgraph } from './Subgraph';
import { findNativeBackend } from './findNativeBackend';

/** Functions are known to TensorFlow by names, and it has but one list of them. */
let defined = 0;

/** Makes functions of graphs, and gives their names: of all graphs, or of none if TensorFlow refuses one. Null is no graph, and the name of none. */
export function registerGraphFunctions(kind: string, graphs: readonly (Subgraph | null)[]): (string | null)[] {
  const names: (string | null)[] = [];
  try {
    for (const graph of graphs) names.push(graph && define(kind, graph));
    return names;
  } catch (error) {
    forgetGraphs(names);
    throw error;
  }
}

/** Lets functions go. */
export function forgetGraphs(names: readonly (string | null)[]): void {
  for (const name of names) if (name !== null) findNativeBackend()?.binding.removeFunction(name);
}

function define(kind: string, { bytes, inputs, outputs }: Subgraph): string {
  const name = `${kind}_${++defined}`;
  findNativeBackend()!.binding.defineFunction(name, bytes, inputs, outputs);
  return name;
}
