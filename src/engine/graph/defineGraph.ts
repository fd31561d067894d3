import { nativeBackend } from './nativeBackend';

/** Functions are known to TensorFlow by names, and it has but one list of them. */
let defined = 0;

/** Makes a function of a graph, and gives its name. */
export function defineGraph(kind: string, graph: { bytes: Uint8Array; inputs: string[]; outputs: string[] }): string {
  const name = `${kind}_${++defined}`;
  nativeBackend()!.binding.defineFunction(name, graph.bytes, graph.inputs, graph.outputs);
  return name;
}

/** Lets functions go. Null is the name of none. */
export function forgetGraphs(names: (string | null)[]): void {
  for (const name of names) if (name !== null) nativeBackend()?.binding.removeFunction(name);
}
