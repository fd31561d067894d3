import { encodeGraphDef, identityNode, placeholderNode } from './encodeGraphDef';
import type { Subgraph } from './Subgraph';
import type { GraphNode } from './GraphNode';

/**
 * Splits the nodes of a graph into two graphs, of which the first can be executed before the second: the second gets what it uses of
 * the first as its last inputs, and these are the last outputs of the first. Constants and inputs that both use are in both.
 *
 * @param fork number of nodes of the first.
 */
export function splitGraph(
  nodes: readonly GraphNode[],
  fork: number,
  outputs: { first: string[]; second: string[] }
): { first: Subgraph; second: Subgraph; carried: string[] } {
  const [early, late] = [nodes.slice(0, fork), nodes.slice(fork)];
  const known = new Map(early.map((node) => [node.name, node]));
  const shared = new Set<GraphNode>();
  /** Where a value of the first graph stands in the second. */
  const carried = new Map<string, string>();
  const added: Uint8Array[] = [];

  /** The node of the first graph that has this result. */
  function earlyResult(place: string): { node: GraphNode; result: GraphNode['results'][number] } | undefined {
    const colon = place.lastIndexOf(':');
    const node = known.get(place.slice(0, colon));
    return node && { node, result: node.results[Number(place.slice(colon + 1))] };
  }

  function inSecond(place: string): string {
    const found = earlyResult(place);
    if (!found) return place;
    if (found.node.kind !== 'operation') {
      shared.add(found.node);
      return place;
    }
    if (!carried.has(place)) {
      const name = `carried${carried.size}`;
      added.push(placeholderNode(name, found.result));
      carried.set(place, `${name}:0`);
    }
    return carried.get(place)!;
  }

  const encoded = late.map((node) => node.encode(node.name, node.inputs.map(inSecond)));
  const results = outputs.second.map((place, i) => {
    const found = earlyResult(place);
    if (!found) return place;
    // An input is no result by itself.
    added.push(identityNode(`result${i}`, inSecond(place), found.result.dtype));
    return `result${i}:0`;
  });
  const inputsOf = (some: Iterable<GraphNode>) => [...some].filter(({ kind }) => kind === 'input').map(({ name }) => `${name}:0`);
  return {
    first: {
      bytes: encodeGraphDef(early.map((node) => node.encode(node.name, node.inputs))),
      inputs: inputsOf(early),
      outputs: [...outputs.first, ...carried.keys()]
    },
    second: {
      bytes: encodeGraphDef([...[...shared].map((node) => node.encode(node.name, [])), ...added, ...encoded]),
      inputs: [...inputsOf(shared), ...inputsOf(late), ...carried.values()],
      outputs: results
    },
    carried: [...carried.values()]
  };
}
