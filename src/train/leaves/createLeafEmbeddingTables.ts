import { createRandom, shuffle } from '../../stats/createRandom';
import type { XgboostTeacher } from '../../teachers/xgboost/teacher/XgboostTeacher';

export interface EmbeddingOptions {
  groups: number;
  /** Numbers per group; at least as many as the teacher has margins. */
  dimension: number;
  seed: number;
}

/** How the leaves of one tree are embedded. */
export interface LeafEmbeddingTable {
  group: number;
  /** The margin that the tree adds to. */
  margin: number;
  /** [nodes, dimension]: what a row that ends in a leaf adds to its group's numbers. */
  rows: Float32Array;
}

/**
 * The trees are dealt to groups at random. A group's leaf indices, one-hot, are embedded by one matrix: a row of numbers for each leaf,
 * summed over the group's trees.
 *
 * GBDT2NN fits that matrix together with a read-out w, so that w embedding is the group's sum of leaf values. The direction of w is
 * free, and gradient descent moves the matrix only along w. So the result can be written down without training: the first numbers of a
 * leaf are its value, one for each margin, and the others keep their random initial directions.
 */
export function createLeafEmbeddingTables(
  teacher: XgboostTeacher,
  { groups, dimension, seed }: EmbeddingOptions
): LeafEmbeddingTable[] {
  const leafValues = teacher.leafValues();
  const margins = teacher.classes;
  // A round adds trees for one margin after the other.
  const together = Math.max(1, Math.round(teacher.trees / (teacher.rounds * margins)));
  const next = createRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const places = shuffle(
    new Int32Array(teacher.trees).map((_, tree) => tree),
    next
  );
  return leafValues.map((values, tree) => {
    const margin = Math.floor(tree / together) % margins;
    const rows = Float32Array.from({ length: values.length * dimension }, (_, i) => {
      const k = i % dimension;
      if (k >= margins) return normal();
      return k === margin ? values[Math.floor(i / dimension)] : 0;
    });
    return { group: places[tree] % groups, margin, rows };
  });
}
