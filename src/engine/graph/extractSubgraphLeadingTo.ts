import { encodeGraphDef } from './encodeGraphDef';
import type { Subgraph } from './Subgraph';
import type { GraphNode } from './GraphNode';

/** What a graph works a value out of: the nodes that lead to it. */
export function extractSubgraphLeadingTo(nodes: readonly GraphNode[], place: string): Subgraph {
  const wanted = new Set([nodeOf(place)]);
  const part: GraphNode[] = [];
  // A node comes after its inputs.
  for (const node of [...nodes].reverse()) {
    if (!wanted.has(node.name)) continue;
    part.unshift(node);
    node.inputs.forEach((input) => wanted.add(nodeOf(input)));
  }
  return {
    bytes: encodeGraphDef(part.map((node) => node.encode(node.name, node.inputs))),
    inputs: part.filter(({ kind }) => kind === 'input').map(({ name }) => `${name}:0`),
    outputs: [place]
  };
}

function nodeOf(place: string): string {
  return place.slice(0, place.lastIndexOf(':'));
}
