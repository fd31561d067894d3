import { createHash } from 'node:crypto';
import type { OnnxConstant, OnnxDraft, OnnxGraph } from './OnnxGraph';

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
  const add = (values: OnnxConstant, shape: readonly number[]) => {
    const name = unique(`${layer}/constant`);
    draft.tensors.push({ name, shape, values });
    return name;
  };
  /** Equal ones are written once: weights of a layer that is used twice, and small numbers. Not those of int8: where onnxruntime makes them unsigned, it wants each for itself. */
  const constant: OnnxGraph['constant'] = (values, shape = [values.length]) => {
    if (values instanceof Int8Array) return add(values, shape);
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const key = `${values.constructor.name} ${shape.join()} ${createHash('sha256').update(bytes).digest('hex')}`;
    let name = constants.get(key);
    if (name === undefined) constants.set(key, (name = add(values, shape)));
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
    constant,
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
