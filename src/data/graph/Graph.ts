import type { Finding } from '../../record/Finding';

/** A knowledge graph: facts of the form (head, relation, tail), split for link prediction. */
export interface Graph {
  name: string;
  /** Names by their numbers. */
  entities: string[];
  relations: string[];
  /** Head, relation and tail of one triple after the other, as numbers: three for each triple. */
  train: Int32Array;
  validation?: Int32Array;
  test?: Int32Array;
  /** What is odd about the triples, and what a test on them would not measure. */
  findings: Finding[];
}

export const graphSplits = ['train', 'validation', 'test'] as const;
export type GraphSplit = (typeof graphSplits)[number];
