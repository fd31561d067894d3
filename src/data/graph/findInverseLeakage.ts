import type { Finding } from '../../record/Finding';
import { visible } from '../../checks/showValue';
import type { Graph } from './Graph';
import { groupTriplesByHead, type TriplesByHead } from './groupTriplesByHead';

/** As much of a relation has to be there in reverse before it counts as an inverse. */
const enough = 0.8;
/** With fewer triples a relation may look like an inverse by chance. */
const fewest = 10;

/**
 * Whether test triples can be answered by turning train triples round: a relation is the inverse of another one, or of itself, if at least 80 % of its
 * triples, of all splits, are there in reverse under that other one. Most of WN18 and FB15k is so, which is why WN18RR and FB15k-237 were made.
 *
 * Toutanova and Chen 2015, "Observed versus latent features for knowledge base and text inference"; Dettmers et al. 2018, arXiv 1707.01476.
 */
export function findInverseLeakage(
  { train, validation, test, entities, relations }: Omit<Graph, 'findings'>,
  known: TriplesByHead
): Finding | null {
  if (!test?.length) return null;
  // The reverse of a train triple may be in another split.
  const all = [train, ...(validation ? [validation] : []), test];
  const sizes = { entities: entities.length, relations: relations.length };
  const inverses = inversesOf(all, sizes, groupTriplesByHead(all, sizes));
  let answered = 0;
  for (let i = 0; i < test.length; i += 3) {
    const [head, relation, tail] = test.subarray(i, i + 3);
    if ((inverses.get(relation) ?? []).some((inverse) => known.has(tail, inverse, head))) answered++;
  }
  const share = answered / (test.length / 3);
  if (share < 0.01) return null;
  const shown = [...inverses].slice(0, 3).map(([relation, [inverse]]) => {
    const other = relation === inverse ? 'itself' : `"${visible(relations[inverse])}"`;
    return `"${visible(relations[relation])}" of ${other}`;
  });
  const more = inverses.size > 3 ? ` and ${inverses.size - 3} more` : '';
  return {
    check: 'inverseLeakage',
    level: 'warning',
    value: share,
    says: `${answered} of the ${test.length / 3} test triples (${(100 * share).toFixed(1)} %) are train triples turned round: ${inverses.size === 1 ? 'a relation is' : `${inverses.size} relations are`} an inverse (${shown.join(', ')}${more})`,
    hint: 'A model that only knows this rule answers them. Keep one relation of each such pair, and one direction of a symmetric one, before you split.'
  };
}

/** The inverses of each relation that has one, the best first. */
function inversesOf(
  splits: readonly Int32Array[],
  { entities, relations }: { entities: number; relations: number },
  known: TriplesByHead
): Map<number, number[]> {
  const sizes = new Float64Array(relations);
  const reversed = Array.from({ length: relations }, () => new Map<number, number>());
  for (const triples of splits)
    for (let i = 0; i < triples.length; i += 3) {
      const [head, relation, tail] = triples.subarray(i, i + 3);
      // Turned round, a loop is itself.
      if (head === tail) continue;
      sizes[relation]++;
      for (const other of known.relationsBetween(tail, head))
        reversed[relation].set(other, (reversed[relation].get(other) ?? 0) + 1);
    }
  const found = new Map<number, number[]>();
  reversed.forEach((counts, relation) => {
    const inverses = [...counts].filter(([other, count]) => {
      const share = count / sizes[relation];
      // A relation between most entities has the reverse of most triples by chance.
      const chance = sizes[other] / (entities * (entities - 1));
      return sizes[relation] >= fewest && share >= enough && share >= 2 * chance;
    });
    if (inverses.length)
      found.set(
        relation,
        inverses.sort((a, b) => b[1] - a[1]).map(([other]) => other)
      );
  });
  return found;
}
