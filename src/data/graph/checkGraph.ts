import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { checkClasses } from '../checkDataset';
import { type Graph, graphSplits } from './Graph';

/** @throws TypeError unless it has the parts of a graph, RangeError for a triple beyond its names. */
export function checkGraph(subject: string, graph: unknown): asserts graph is Graph {
  const advice = 'make one with kd.graph.triples or kd.graph.wordNet';
  if (!hasSafelyReadableMembers(graph, ['name', 'entities', 'relations', ...graphSplits]) || typeof graph.name !== 'string')
    throw new TypeError(`${subject}: expected a graph, got ${showValue(graph)}; ${advice}`);
  const { entities, relations } = graph as { entities: unknown; relations: unknown };
  checkClasses(`${subject}: entities`, entities);
  if (!Array.isArray(relations) || relations.length === 0 || !relations.every((name) => typeof name === 'string'))
    throw new TypeError(`${subject}: expected names of relations, got ${showValue(relations)}; ${advice}`);
  const limits = [(entities as string[]).length, relations.length, (entities as string[]).length];
  for (const split of graphSplits) {
    const triples = graph[split];
    if (triples === undefined && split !== 'train') continue;
    if (!(triples instanceof Int32Array) || triples.length === 0 || triples.length % 3 !== 0)
      throw new TypeError(
        `${subject}: expected ${split} triples as an Int32Array of three numbers each, got ${showValue(triples)}; ${advice}`
      );
    const bad = triples.findIndex((number, i) => !(number >= 0 && number < limits[i % 3]));
    if (bad >= 0)
      throw new RangeError(
        `${subject}: expected ${['head', 'relation', 'tail'][bad % 3]} of ${split} triple ${Math.floor(bad / 3)} to be 0 to ${limits[bad % 3] - 1}, got ${triples[bad]}; ${advice}`
      );
  }
}
