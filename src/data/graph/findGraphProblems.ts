import type { Finding } from '../../record/Finding';
import type { Graph, GraphSplit } from './Graph';
import { findInverseLeakage } from './findInverseLeakage';
import { groupTriplesByHead, type TriplesByHead } from './groupTriplesByHead';

/** What is odd about the triples of a graph, and what a test on them would not measure. */
export function findGraphProblems(graph: Omit<Graph, 'findings'>, repeated: { [split in GraphSplit]?: number }): Finding[] {
  const { train, entities, relations } = graph;
  const known = groupTriplesByHead([train], { entities: entities.length, relations: relations.length });
  const [seenEntities, seenRelations] = [new Uint8Array(entities.length), new Uint8Array(relations.length)];
  for (let i = 0; i < train.length; i += 3) {
    seenEntities[train[i]] = seenEntities[train[i + 2]] = 1;
    seenRelations[train[i + 1]] = 1;
  }
  const findings: (Finding | null)[] = Object.entries(repeated).map(([split, count]) => repeatedTriples(split, count));
  for (const split of ['validation', 'test'] as const) {
    const triples = graph[split];
    if (!triples?.length) continue;
    findings.push(unseenNames(split, triples, seenEntities, seenRelations), sharedTriples(split, triples, known));
  }
  findings.push(findInverseLeakage(graph, known));
  return findings.filter((one): one is Finding => one !== null);
}

function repeatedTriples(split: string, count: number): Finding | null {
  if (count === 0) return null;
  return {
    check: 'repeatedTriples',
    level: 'info',
    value: count,
    says: `${count} ${split} ${count === 1 ? 'triple is' : 'triples are'} there before; each was kept once`
  };
}

function unseenNames(split: string, triples: Int32Array, entities: Uint8Array, relations: Uint8Array): Finding | null {
  const [ofEntities, ofRelations] = [new Set<number>(), new Set<number>()];
  let count = 0;
  for (let i = 0; i < triples.length; i += 3) {
    const [head, relation, tail] = triples.subarray(i, i + 3);
    for (const entity of [head, tail]) if (!entities[entity]) ofEntities.add(entity);
    if (!relations[relation]) ofRelations.add(relation);
    if (!entities[head] || !entities[tail] || !relations[relation]) count++;
  }
  if (count === 0) return null;
  return {
    check: 'unseenNames',
    level: 'warning',
    value: count,
    says: `${count} of the ${triples.length / 3} ${split} triples name an entity (${ofEntities.size} in all) or a relation (${ofRelations.size}) that no train triple names`,
    hint: 'An embedding that was never trained is a guess: leave these triples out, or split anew.'
  };
}

function sharedTriples(split: string, triples: Int32Array, known: TriplesByHead): Finding | null {
  let count = 0;
  for (let i = 0; i < triples.length; i += 3) if (known.has(triples[i], triples[i + 1], triples[i + 2])) count++;
  if (count === 0) return null;
  return {
    check: 'sharedTriples',
    level: 'warning',
    value: count / (triples.length / 3),
    says: `${count} of the ${triples.length / 3} ${split} triples are train triples too: on them memory is measured, not learning`,
    hint: `Leave them out of ${split}.`
  };
}
