import { createHash } from 'node:crypto';
import type { OnnxDraft, OnnxGraph, OnnxTensor } from './OnnxGraph';

/** An empty graph. `enter` says whose layer the next nodes are. */
export function createOnnxGraph(): {
  graph: OnnxGraph;
  draft: OnnxDraft;
  enter(layer: string): void;
  unique(name: string): string;
} {
  const draft: OnnxDraft = { nodes: [], tensors: [], inputs: [], outputs: [] };
  const taken = new Set<string>();
  const constants = new Map<string, string>();
  let layer = '';

  const unique = (wanted: string) => {
    // tfjs lets in names of plain letters only, of any length.
    const plain = wanted.slice(0, 200);
    let name = plain;
    for (let i = 2; taken.has(name); i++) name = `${plain}_${i}`;
    taken.add(name);
    return name;
  };
  /** Equal ones are written once: weights of a layer that is used twice, and small numbers. */
  const constant = (values: OnnxTensor['values'], shape: readonly number[]) => {
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const key = `${values.constructor.name} ${shape.join()} ${createHash('sha256').update(bytes).digest('hex')}`;
    let name = constants.get(key);
    if (name !== undefined) return name;
    name = unique(`${layer}/constant`);
    constants.set(key, name);
    draft.tensors.push({ name, shape, values });
    return name;
  };

  const graph: OnnxGraph = {
    node(operator, inputs, attributes = {}) {
      const name = unique(`${layer}/${operator}`);
      draft.nodes.push({ name, operator, inputs, output: name, attributes });
      return name;
    },
    floats: (values, shape = [values.length]) => constant(Float32Array.from(values), shape),
    integers: (values, shape = [values.length]) => constant(BigInt64Array.from(values, BigInt), shape),
    rows: (value) => (value.rows ??= graph.node('Transpose', [value.channelsFirst!], { perm: channelsToLast(value.rank) })),
    channelsFirst: (value) =>
      (value.channelsFirst ??= graph.node('Transpose', [value.rows!], { perm: channelsToFirst(value.rank) }))
  };
  return { graph, draft, enter: (name) => void (layer = name), unique };
}

function channelsToFirst(rank: number): number[] {
  return [0, rank - 1, ...places(rank)];
}

function channelsToLast(rank: number): number[] {
  return [0, ...places(rank).map((place) => place + 1), 1];
}

function places(rank: number): number[] {
  return Array.from({ length: rank - 2 }, (_, i) => i + 1);
}
