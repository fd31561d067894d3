import { graphDef, identityNode, placeholderNode } from './graphDef';
import type { GraphNode } from './graphRecorder';

export interface GraphPart {
  bytes: Uint8Array;
  /** "node:place" of each. */
  inputs: string[];
  outputs: string[];
}

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
): { first: GraphPart; second: GraphPart; carried: string[] } {
  const early = new Map(nodes.slice(0, fork).map((node) => [node.name, node]));
  const late = nodes.slice(fork);
  const shared = new Map<string, GraphNode>();
  /** Where a value of the first graph stands in the second. */
  const carried = new Map<string, string>();
  const added: Uint8Array[] = [];

  function inSecond(place: string): string {
    const node = early.get(place.slice(0, place.lastIndexOf(':')));
    if (!node) return place;
    if (node.kind !== 'operation') {
      shared.set(node.name, node);
      return place;
    }
    const known = carried.get(place);
    if (known) return known;
    const name = `carried${carried.size}`;
    added.push(placeholderNode(name, node.results[Number(place.slice(place.lastIndexOf(':') + 1))]));
    carried.set(place, `${name}:0`);
    return `${name}:0`;
  }

  const encoded = late.map((node) => node.encode(node.inputs.map(inSecond)));
  const results = outputs.second.map((place, i) => {
    const own = inSecond(place);
    if (own === place && !early.has(place.slice(0, place.lastIndexOf(':')))) return place;
    // A result is never an input itself.
    const node = early.get(place.slice(0, place.lastIndexOf(':')))!;
    added.push(identityNode(`result${i}`, own, node.results[Number(place.slice(place.lastIndexOf(':') + 1))].dtype));
    return `result${i}:0`;
  });
  const ofBoth = [...shared.values()];
  const inputsOf = (some: readonly GraphNode[]) => some.filter(({ kind }) => kind === 'input').map(({ name }) => `${name}:0`);
  return {
    first: {
      bytes: graphDef([...early.values()].map((node) => node.encode(node.inputs))),
      inputs: inputsOf([...early.values()]),
      outputs: [...outputs.first, ...identitiesOf(carried)]
    },
    second: {
      bytes: graphDef([...ofBoth.map((node) => node.encode([])), ...added, ...encoded]),
      inputs: [...inputsOf(ofBoth), ...inputsOf(late), ...carried.values()],
      outputs: results
    },
    carried: [...carried.values()]
  };
}

function identitiesOf(carried: ReadonlyMap<string, string>): string[] {
  return [...carried.keys()];
}
